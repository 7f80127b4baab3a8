#include "distribution/correlation.hpp"

#include <algorithm>
#include <cmath>

#include <Eigen/Cholesky>

#include "core/math.hpp"

namespace ebb {
namespace {

constexpr double kPi = 3.141592653589793;

Eigen::MatrixXd as_matrix(std::size_t n, const std::vector<double>& rows) {
  return Eigen::Map<const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>(
      rows.data(), static_cast<Eigen::Index>(n), static_cast<Eigen::Index>(n));
}

/// Makes a symmetric matrix diagonal and returns its eigenvectors, as columns: the cyclic Jacobi method (Golub & Van Loan, Matrix
/// Computations, 4th ed., 2013, 8.5). Eigen's own solver takes seven seconds to compile.
Eigen::MatrixXd diagonalise(Eigen::MatrixXd& matrix) {
  constexpr int kMostSweeps = 60;  // four to ten are enough
  Eigen::MatrixXd vectors = Eigen::MatrixXd::Identity(matrix.rows(), matrix.cols());
  bool diagonal = false;
  for (int sweep = 0; sweep < kMostSweeps && !diagonal; ++sweep) {
    diagonal = true;
    for (Eigen::Index p = 0; p < matrix.rows(); ++p) {
      for (Eigen::Index q = p + 1; q < matrix.cols(); ++q) {
        Eigen::JacobiRotation<double> rotation;
        if (std::fabs(matrix(p, q)) < 1e-15 || !rotation.makeJacobi(matrix, p, q)) continue;
        diagonal = false;
        matrix.applyOnTheLeft(p, q, rotation.adjoint());
        matrix.applyOnTheRight(p, q, rotation);
        vectors.applyOnTheRight(p, q, rotation);
      }
    }
  }
  return vectors;
}

/// The nearest symmetric matrix whose eigenvalues are all at least `least`.
Eigen::MatrixXd with_eigenvalues_above(Eigen::MatrixXd matrix, double least) {
  const Eigen::MatrixXd vectors = diagonalise(matrix);
  Eigen::MatrixXd scaled = vectors;
  for (Eigen::Index i = 0; i < matrix.rows(); ++i) scaled.col(i) *= std::max(matrix(i, i), least);
  return scaled.lazyProduct(vectors.transpose());
}

/// The nearest correlation matrix with eigenvalues of at least `least`: alternating projections with Dykstra's correction
/// (Higham, "Computing the nearest correlation matrix", IMA Journal of Numerical Analysis 22, 2002).
Eigen::MatrixXd nearest_correlation(const Eigen::MatrixXd& given, double least) {
  constexpr int kMostSteps = 500;
  Eigen::MatrixXd matrix = given, correction = Eigen::MatrixXd::Zero(given.rows(), given.cols());
  for (int step = 0; step < kMostSteps; ++step) {
    const Eigen::MatrixXd corrected = matrix - correction;
    const Eigen::MatrixXd positive = with_eigenvalues_above(corrected, least);
    correction = positive - corrected;
    const Eigen::MatrixXd before = matrix;
    matrix = positive;
    matrix.diagonal().setOnes();
    if ((matrix - before).norm() < 1e-10) break;
  }
  return matrix;
}

}  // namespace

std::vector<double> pearson_of_ranks(const std::vector<double>& ranks) {
  std::vector<double> pearson;
  pearson.reserve(ranks.size());
  for (const double rank : ranks) pearson.push_back(rank == 1 ? 1 : 2 * math::sin(kPi / 6 * rank));
  return pearson;
}

std::optional<std::vector<double>> cholesky_factor(std::size_t n, const std::vector<double>& matrix) {
  constexpr double kLeastPivot = 1e-6;  // its square is the distance from singular
  const Eigen::LLT<Eigen::MatrixXd> solver(as_matrix(n, matrix));
  if (solver.info() != Eigen::Success) return std::nullopt;
  const Eigen::MatrixXd factor = solver.matrixL();
  std::vector<double> rows;
  for (Eigen::Index i = 0; i < factor.rows(); ++i) {
    if (!(factor(i, i) > kLeastPivot)) return std::nullopt;
    for (Eigen::Index j = 0; j < factor.cols(); ++j) rows.push_back(factor(i, j));
  }
  return rows;
}

std::vector<double> nearest_valid_ranks(std::size_t n, const std::vector<double>& ranks) {
  const Eigen::MatrixXd given = as_matrix(n, pearson_of_ranks(ranks));
  // Rounding to three decimals moves the eigenvalues: the margin grows until the rounded matrix is valid.
  for (double margin = 1e-3; margin < 0.5; margin *= 2) {
    const Eigen::MatrixXd nearest = nearest_correlation(given, margin);
    std::vector<double> rounded;
    for (Eigen::Index i = 0; i < nearest.rows(); ++i) {
      for (Eigen::Index j = 0; j < nearest.cols(); ++j) {
        const double rank = 6 / kPi * math::asin(std::max(-1.0, std::min(1.0, 0.5 * nearest(i, j))));
        rounded.push_back(i == j ? 1.0 : std::round(1000 * rank) / 1000 + 0.0);
      }
    }
    if (cholesky_factor(n, pearson_of_ranks(rounded))) return rounded;
  }
  std::vector<double> independent(n * n, 0.0);
  for (std::size_t i = 0; i < n; ++i) independent[i * n + i] = 1;
  return independent;
}

}  // namespace ebb
