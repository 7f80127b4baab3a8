#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "ebb/report/terminal_style.hpp"

namespace ebb {

inline constexpr int kNarrowest = 40;  ///< columns

/// Columns that UTF-8 text takes on a terminal: East Asian wide letters two, combining marks none (Unicode Annex 11).
int display_width(std::string_view text);

/// Spaces inside become unbreakable until the line is printed: "14 May 2025" stays on one line.
std::string solid(std::string_view text);

/// Text as the style can show it, on one line or more of at most style.width columns; lines after the first begin with `indent`
/// spaces. Breaks at spaces; a word that is longer than a line is broken inside, too. Each line ends with a line break.
std::string wrapped(std::string_view text, const TerminalStyle& style, int indent = 0);

/// Text as the style can show it: itself, or in ASCII with "..." for "…", "+/-" for "±", '?' for other letters.
std::string shown(std::string_view text, const TerminalStyle& style);

/// Rows in columns two spaces apart; the first row has the headers. The first column is aligned left, the others right. Each
/// row ends with a line break. Where a first cell leaves too little of style.width for the others, these go below it; where
/// the others do not fit by themselves, each row is a paragraph in which every cell follows its header.
std::string columns(const std::vector<std::vector<std::string>>& rows, const TerminalStyle& style);

enum class Ink { plain, bold, faint, warning };
/// The lines in this ink where the style has colour.
std::string inked(std::string lines, Ink ink, const TerminalStyle& style);

/// The title in bold to the left, the run faint to the right; one below the other where they do not fit. The title need not be
/// safe to print.
std::string title_lines(std::string_view title, std::string_view run, const TerminalStyle& style);

}  // namespace ebb
