#include "report/document.hpp"
#include "report/markdown_text.hpp"
#include "report/picture_text.hpp"
#include "text/utf8.hpp"

#include <doctest/doctest.h>

using namespace attune::report;
namespace text = attune::text;

namespace {

/// A block of every kind, with scripts of several widths and all that is odd.
Document everything() {
    Document page;
    page.add(Heading{1, "Subject 名前 # *one*"});
    page.add(Warning{"URGENT self-harm", "Ask today, whatever the total says; it is long enough to be broken.", true});
    page.add(Heading{2, "A title that is longer than some terminals are wide"});
    page.add(Field{"assessed", "2026-01-05, self"});
    page.add(Field{"a name that is too long for its column", "and a text that has to stand below it"});
    page.add(Gauge{"0", "27", {0.25, 0.5}, 0.4, 0.3, 0.6});
    page.add(Field{"", "a remark \x1b[31m"});
    page.add(Paragraph{"first line\nsecond line " + std::string(100, 'x')});
    page.add(Table{{{"score"}, {"value", true}, {"what it says"}},
                   {{"Total", "11.5", "これはとても長いセルです。すみません"}, {"Sum | of all", "-9", "short"}, {"alone"}}});
    page.add(Quote{"my words\nin two lines"});
    page.add(List{{"one", "a second that is rather long and will want another line"}});
    return page;
}

template <class B>
std::string text_of(B block, std::size_t width = 40) {
    Document page;
    page.add(std::move(block));
    return render_text(page, width);
}

template <class B>
std::string markdown_of(B block) {
    Document page;
    page.add(std::move(block));
    return render_markdown(page);
}

}  // namespace

TEST_CASE("text fits every width, in every script") {
    for (const std::size_t width : {200U, 80U, 60U, 59U, 40U, 39U, 20U, 12U}) {
        const std::string page = render_text(everything(), width);
        for (const std::string_view line : text::split(page, '\n')) CHECK(text::display_width(line) <= width);
    }
}

TEST_CASE("nothing but line feeds and, where it is asked for, colour goes to a terminal") {
    const std::string plain = render_text(everything(), 40);
    CHECK(text::printable(plain, true) == plain);
    std::string coloured = render_text(everything(), 40, true);
    CHECK(coloured != plain);
    for (const std::string_view sequence : {"\x1b[1m", "\x1b[1;31m", "\x1b[33m", "\x1b[0m"})
        for (std::size_t at = 0; (at = coloured.find(sequence)) != std::string::npos;) coloured.erase(at, sequence.size());
    CHECK(coloured == plain);
}

TEST_CASE("columns of numbers are aligned on the right") {
    const Table table{{{"score"}, {"value", true}}, {{"Total", "9"}, {"Sum", "11.5"}}};
    CHECK(text_of(table) == "  score  value\n  -----  -----\n  Total      9\n  Sum     11.5\n");
    CHECK(markdown_of(table) == "| score | value |\n| ----- | ----: |\n| Total |     9 |\n| Sum   |  11.5 |\n");
}

TEST_CASE("a table that is too wide is broken over lines, then stacked") {
    const Table table{{{"score"}, {"what it says"}}, {{"Total", "more than the line can hold"}, {"Sum", ""}}};
    CHECK(text_of(table, 30) ==
          "  score  what it says\n  -----  ---------------------\n  Total  more than the line\n         can hold\n  Sum\n");
    CHECK(text_of(table, 20) == "  score: Total\n  what it says:\n    more than the\n    line can hold\n\n  score: Sum\n");
}

TEST_CASE("a gauge shows bands, reach and value, the value above all") {
    CHECK(gauge_bar({"0", "10", {0.5}, 0.0, {}, {}}, 11) == "o----|----|");
    CHECK(gauge_bar({"0", "10", {}, 0.5, 0.2, 0.8}, 11) == "|-===o===-|");
    CHECK(gauge_bar({"0", "10", {}, 7.0, {}, {}}, 11) == "|---------o");
    CHECK(text_of(Gauge{"-1234.5", "1234.5", {}, 0.5, {}, {}}, 14).empty());
}

TEST_CASE("Markdown escapes its marks and leaves the rest") {
    CHECK(markdown_text("a|b\\c<d>*e*_f_[g](h)`i`#j~k") == "a\\|b\\\\c\\<d>\\*e\\*\\_f\\_\\[g\\](h)\\`i\\`\\#j\\~k");
    CHECK(markdown_text("Kroenke & Spitzer, &copy; &#65;") == "Kroenke & Spitzer, \\&copy; \\&\\#65;");
    CHECK(markdown_text("see https://x.y or www.x.y") == "see https\\://x.y or www\\.x.y");
    CHECK(markdown_text("two\nlines\tand \x1b") == "two^Jlines^Iand ^\\[");
    CHECK(markdown_text("  ends  ") == "ends");
}

TEST_CASE("what would begin a block at the head of a line is escaped there alone") {
    CHECK(markdown_line("1. one") == "1\\. one");
    CHECK(markdown_line("12) one") == "12\\) one");
    CHECK(markdown_line("1.5 points") == "1.5 points");
    CHECK(markdown_line("- one") == "\\- one");
    CHECK(markdown_line("---") == "\\---");
    CHECK(markdown_line("-99") == "-99");
    CHECK(markdown_line("+ one") == "\\+ one");
    CHECK(markdown_line("=1+2") == "\\=1+2");
    CHECK(markdown_line("> one") == "\\> one");
    CHECK(markdown_text("1. one") == "1. one");
}

TEST_CASE("a block of code holds its backticks, and a link every name of a file") {
    CHECK(markdown_fence("a``b") == "```");
    CHECK(markdown_fence("a```b") == "````");
    CHECK(markdown_path("../a b/(1)%\u00FC-x_1.svg") == "../a%20b/%281%29%25%C3%BC-x_1.svg");
}

TEST_CASE("blocks of Markdown stand apart, the fields of a run together") {
    Document page;
    page.add(Heading{2, "Total"});
    page.add(Field{"value", "1"});
    page.add(Gauge{"0", "4", {}, 0.25, {}, {}});
    page.add(Field{"", "- a remark"});
    page.add(Field{"norm", "none"});
    page.add(Quote{"a\n\nb\nc"});
    page.add(List{{"1. x"}});
    CHECK(render_markdown(page) ==
          "## Total\n\n- **value:** 1\n  ```\n  0 |----------o---------------------------------| 4\n  ```\n  \\- a remark\n- **norm:** "
          "none\n\n> "
          "a\n>\n> b\\\n> c\n\n- 1\\. x\n");
    CHECK(render_markdown(page, {"p/a b.svg"}).find("- **value:** 1\\\n  ![](p/a%20b.svg)\\\n  \\- a remark\n") != std::string::npos);
}

TEST_CASE("pipes line up under wide characters") {
    const std::string table = markdown_of(Table{{{"名前"}, {"x", true}}, {{"a|b", "1"}, {"中文标题"}}});
    std::size_t width = 0;
    for (const std::string_view line : text::split(text::trim(table), '\n')) {
        if (width == 0) width = text::display_width(line);
        CHECK(text::display_width(line) == width);
    }
}
