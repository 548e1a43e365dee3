#include "report/explainer_page.hpp"

#include "text/utf8.hpp"

#include <string_view>

namespace attune::report {
namespace {

/// Gathers the lines of a paragraph, list or quote until another kind of line ends it.
class Reader {
public:
    explicit Reader(Document& page) : page_(page) {}

    void take(std::string_view line) {
        line = text::trim(line);
        const std::size_t level = line.find_first_not_of('#');
        if (line.empty()) return end();
        if (level != std::string_view::npos && level > 0 && level <= 6 && line[level] == ' ') {
            end();
            page_.add(Heading{static_cast<int>(level), std::string(text::trim(line.substr(level)))});
        } else if (line.starts_with("- ") || line.starts_with("* ")) {
            end_paragraph();
            list_.items.emplace_back(text::trim(line.substr(2)));
        } else if (line.starts_with(">")) {
            end_paragraph();
            add(quote_, text::trim(line.substr(1)));
        } else if (!list_.items.empty()) {
            add(list_.items.back(), line);
        } else {
            add(paragraph_, line);
        }
    }

    void end() {
        end_paragraph();
        if (!list_.items.empty()) page_.add(std::move(list_));
        if (!quote_.empty()) page_.add(Quote{std::move(quote_)});
        list_ = {};
        quote_.clear();
    }

private:
    /// What is bold in Markdown stands there without its marks.
    static void add(std::string& to, std::string_view words) {
        if (!to.empty()) to += ' ';
        for (std::size_t k = 0; k < words.size(); ++k)
            if (words.substr(k).starts_with("**")) ++k;
            else to += words[k];
    }

    void end_paragraph() {
        if (!paragraph_.empty()) page_.add(Paragraph{std::move(paragraph_)});
        paragraph_.clear();
    }

    Document& page_;
    std::string paragraph_;
    List list_;
    std::string quote_;
};

}  // namespace

Document page_of(const instrument::Explainer& explainer) {
    Document page;
    page.add(Heading{1, explainer.title});
    Reader reader(page);
    for (const std::string_view line : text::split(explainer.text, '\n')) reader.take(line);
    reader.end();
    if (explainer.sources.empty()) return page;
    page.add(Heading{2, "Sources"});
    page.add(List{explainer.sources});
    return page;
}

std::string markdown_of(const instrument::Explainer& explainer) {
    std::string out = "# " + explainer.title + "\n\n" + explainer.text;
    if (out.back() != '\n') out += '\n';
    if (explainer.sources.empty()) return out;
    out += "\n## Sources\n\n";
    for (const std::string& source : explainer.sources) out += "- " + source + "\n";
    return out;
}

}  // namespace attune::report
