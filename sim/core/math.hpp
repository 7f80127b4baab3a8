#pragma once
#include <span>

/// The transcendental functions, the same bits on every machine: IEEE 754 doubles, +, −, ×, ÷ and sqrt only, round to nearest.
/// (A C library's own differ between processors with and without fused multiply-add.)
/// exp, expm1, log and log1p are within 1 ulp, pow too, the others within 6 ulp.
namespace ebb::math {

double exp(double x);
void exp_all(std::span<double> x);  ///< of each, in vectors
double expm1(double x);  ///< e^x − 1
double log(double x);
double log1p(double x);  ///< log(1 + x)
double pow(double x, double y);

// For |x| ≤ 2²⁰.
double sin(double x);
double cos(double x);
double tan(double x);

double atan(double x);
double asin(double x);
double acos(double x);

double sinh(double x);
double cosh(double x);
double tanh(double x);

}  // namespace ebb::math
