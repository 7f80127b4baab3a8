#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace ebb {

/// The whole content of a regular file, a FIFO or standard input ("-"), at most `limit` bytes.
/// Throws MachineFailure (exit 3) where it cannot be read, with the system's reason; UsageFailure where it is a directory
/// or longer than `limit`. Takes at most twice the memory of the file, or of `limit`.
std::string read_whole(const std::filesystem::path& path, std::uint64_t limit);

/// Writes a file whole or not at all: a temporary file in the same folder, fsync, rename, fsync of the folder.
/// Throws MachineFailure with the system's reason; the old file, if any, is then untouched and nothing is left behind.
void write_whole(const std::filesystem::path& path, std::string_view bytes);

struct NamedBytes {
  std::string name, bytes;
};

/// The same for several files of one folder: none takes its name before the bytes of all are on the disk. They take their
/// names in the order given. Throws MachineFailure; where the disk is full, the old files are then untouched.
void write_together(const std::filesystem::path& folder, const std::vector<NamedBytes>& files);

/// Deletes the temporary files that write_whole() and write_together() left in `folder` for files of these names when the program
/// was killed. Only for a caller that keeps other programs from writing there.
void sweep_temporaries(const std::filesystem::path& folder, const std::vector<std::string>& names);

/// Makes sure that `folder` exists, also after a power failure, and can be written to. Throws MachineFailure.
void prepare_folder(const std::filesystem::path& folder);

}  // namespace ebb
