#include "ebb/core/file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "ebb/core/failure.hpp"
#include "ebb/core/text.hpp"

namespace ebb {
namespace {

namespace fs = std::filesystem;

std::string reason() { return std::strerror(errno); }

[[noreturn]] void fail(std::string_view what, const fs::path& path) {
  const std::string why = reason();
  throw MachineFailure(fmt::format("cannot {} '{}': {}", what, printable(path.native()), why));
}

[[noreturn]] void refuse_longer(const fs::path& path, std::uint64_t limit) {
  throw UsageFailure(fmt::format("'{}' is longer than {} bytes, the most that is read", printable(path.native()),
                                 grouped(static_cast<long long>(limit))));
}

/// Closes on every way out; close() may be the call that reports a full disk.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ > 2) ::close(fd_);
  }
  operator int() const { return fd_; }
  int close() {
    const int fd = fd_;
    fd_ = -1;
    return ::close(fd);
  }

 private:
  int fd_;
};

void write_all(int fd, std::string_view bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("write", path);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

fs::path folder_of(const fs::path& path) { return path.has_parent_path() ? path.parent_path() : fs::path("."); }

/// What the names of a file's temporary files begin with; six characters follow.
std::string temporary_prefix(const std::string& name) { return "." + name + "."; }

/// The bytes of a file, safe on the disk under a temporary name in the same folder until publish() gives it its name. A file that
/// is not published is deleted.
class Staged {
 public:
  Staged(const fs::path& path, std::string_view bytes)
      : path_(path), temporary_((folder_of(path) / (temporary_prefix(path.filename().native()) + "XXXXXX")).native()) {
    Descriptor fd(::mkostemp(temporary_.data(), O_CLOEXEC));
    if (fd < 0) fail("write", path);
    try {
      write_all(fd, bytes, path);
      const mode_t mask = ::umask(0);
      ::umask(mask);
      if (::fchmod(fd, 0666 & ~mask) != 0 || ::fsync(fd) != 0 || fd.close() != 0) fail("write", path);
    } catch (...) {
      ::unlink(temporary_.c_str());
      throw;
    }
  }
  ~Staged() {
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
  }
  Staged(const Staged&) = delete;
  Staged& operator=(const Staged&) = delete;

  void publish() {
    if (::rename(temporary_.c_str(), path_.c_str()) != 0) fail("write", path_);
    temporary_.clear();
  }

 private:
  fs::path path_;
  std::string temporary_;
};

void sync_folder(const fs::path& folder) {
  const Descriptor fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (fd >= 0) ::fsync(fd);  // a file system that cannot is no reason to lose the result
}

}  // namespace

std::string read_whole(const fs::path& path, std::uint64_t limit) {
  const bool standard_input = path == "-";
  // Opening a FIFO that nobody writes to would wait for ever; reading it finds it empty.
  const Descriptor fd(standard_input ? 0 : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (fd < 0) fail("read", path);
  if (!standard_input) ::fcntl(fd, F_SETFL, O_RDONLY);
  struct stat about;
  if (::fstat(fd, &about) != 0) fail("read", path);
  if (S_ISDIR(about.st_mode)) throw UsageFailure(fmt::format("'{}' is a folder, expected a file", printable(path.native())));

  std::string bytes;
  if (S_ISREG(about.st_mode)) {
    const auto size = static_cast<std::uint64_t>(about.st_size);
    if (size > limit) refuse_longer(path, limit);
    bytes.reserve(size);
  }
  std::array<char, 1 << 16> buffer;
  for (;;) {
    const ssize_t count = ::read(fd, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail("read", path);
    if (count == 0) return bytes;
    bytes.append(buffer.data(), static_cast<std::size_t>(count));
    if (bytes.size() > limit) refuse_longer(path, limit);
  }
}

void write_whole(const fs::path& path, std::string_view bytes) {
  Staged file(path, bytes);
  file.publish();
  sync_folder(folder_of(path));
}

void write_together(const fs::path& folder, const std::vector<NamedBytes>& files) {
  std::vector<std::unique_ptr<Staged>> staged;
  for (const NamedBytes& file : files) staged.push_back(std::make_unique<Staged>(folder / file.name, file.bytes));
  for (const auto& file : staged) file->publish();
  sync_folder(folder);
}

void sweep_temporaries(const fs::path& folder, const std::vector<std::string>& names) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const std::string found = entry.path().filename().native();
    for (const std::string& name : names) {
      const std::string prefix = temporary_prefix(name);
      if (found.size() == prefix.size() + 6 && found.starts_with(prefix)) ::unlink(entry.path().c_str());
    }
  }
}

void prepare_folder(const fs::path& folder) {
  std::vector<fs::path> made;  // the innermost first
  std::error_code error, unknown;
  for (fs::path path = folder; !path.empty() && !fs::exists(path, unknown); path = path.parent_path()) made.push_back(path);
  fs::create_directories(folder, error);
  const std::string name = printable(folder.native());
  if (!fs::is_directory(folder, unknown)) {
    if (fs::exists(folder, unknown))
      throw MachineFailure(fmt::format("cannot write into '{}': it is a file, not a folder", name));
    throw MachineFailure(fmt::format("cannot make the folder '{}': {}", name, error.message()));
  }
  if (::access(folder.c_str(), W_OK | X_OK) != 0) fail("write into", folder);
  for (const fs::path& path : made) sync_folder(folder_of(path));
}

}  // namespace ebb
