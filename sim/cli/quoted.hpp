#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace ebb::cli {

/// The text as one word of any POSIX shell: 'it'\''s'.
std::string single_quoted(std::string_view text);

/// The word as a person types it in a shell: as it is where that is safe, else in quotes. Bytes that cannot be printed are
/// written as bash and zsh read them ($'\x0a'), so that the result can be copied from a terminal.
std::string shell_quoted(std::string_view word);

/// The words of a command, each quoted where it needs to be, with blanks between them.
std::string shell_quoted(const std::vector<std::string>& words);

}  // namespace ebb::cli
