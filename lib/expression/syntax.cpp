#include "expression/syntax.hpp"

#include "text/decimal.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace attune::expression {
namespace {

struct Token {
    enum class Kind { number, text, word, wild, mark, end };
    Kind kind = Kind::end;
    std::string text;
    std::size_t at = 0;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool starts_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80; }
bool in_word(char c) { return starts_word(c) || is_digit(c); }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Cuts an expression into tokens.
class Lexer {
public:
    explicit Lexer(std::string_view text) : text_(text) {}

    std::vector<Token> run() {
        std::vector<Token> tokens;
        do {
            tokens.push_back(next());
        } while (tokens.back().kind != Token::Kind::end);
        return tokens;
    }

private:
    Token next() {
        while (at_ < text_.size() && is_space(text_[at_])) ++at_;
        const std::size_t start = at_;
        if (at_ == text_.size()) return make(Token::Kind::end, start);
        const char c = text_[at_];
        if (is_digit(c)) return number(start);
        if (c == '"') return quoted(start);
        if (starts_word(c)) return word(start);
        return mark(start);
    }

    Token make(Token::Kind kind, std::size_t start) const {
        return {kind, std::string(text_.substr(start, at_ - start)), text::count_characters(text_.substr(0, start))};
    }

    Token number(std::size_t start) {
        while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
        if (at_ + 1 < text_.size() && text_[at_] == '.' && is_digit(text_[at_ + 1])) {
            ++at_;
            while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
        }
        while (at_ < text_.size() && in_word(text_[at_])) ++at_;  // so that 1e3 and 0x1F are told whole
        return make(Token::Kind::number, start);
    }

    Token quoted(std::size_t start) {
        const std::size_t end = text_.find('"', at_ + 1);
        if (end == std::string_view::npos) throw SyntaxFault{make(Token::Kind::text, start).at, "a quote is opened here and never closed"};
        at_ = end + 1;
        Token token = make(Token::Kind::text, start);
        token.text = token.text.substr(1, token.text.size() - 2);
        return token;
    }

    Token word(std::size_t start) {
        while (at_ < text_.size() && in_word(text_[at_])) ++at_;
        if (at_ < text_.size() && text_[at_] == '*' && text_[at_ - 1] == '_') {
            Token token = make(Token::Kind::wild, start);
            ++at_;
            return token;
        }
        return make(Token::Kind::word, start);
    }

    Token mark(std::size_t start) {
        static constexpr std::array<std::string_view, 17> marks{"..", "==", "!=", "<=", ">=", "+", "-", "*", "/",
                                                                "(",  ")",  "[",  "]",  ",",  "<", ">", "="};
        for (const std::string_view m : marks) {
            if (text_.substr(at_, m.size()) != m) continue;
            at_ += m.size();
            Token token = make(Token::Kind::mark, start);
            if (m == "=") throw SyntaxFault{token.at, "\"=\" compares nothing; expected \"==\""};
            return token;
        }
        ++at_;
        Token token = make(Token::Kind::mark, start);
        throw SyntaxFault{token.at, "\"" + text::printable(token.text) + "\" has no meaning in an expression"};
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

constexpr std::array<std::string_view, 6> comparisons{"==", "!=", "<", "<=", ">", ">="};
constexpr std::size_t deepest = 100;

/// or < and < not < comparison (never chained) < + - < * / < unary minus < primary.
class Parser {
public:
    explicit Parser(std::string_view text) : tokens_(Lexer(text).run()) {}

    Syntax run() {
        Syntax whole = either();
        if (peek().kind != Token::Kind::end) throw unexpected("expected an operator or the end");
        return whole;
    }

private:
    const Token& peek() const { return tokens_[at_]; }

    bool take(Token::Kind kind, std::string_view text) {
        if (peek().kind != kind || peek().text != text) return false;
        ++at_;
        return true;
    }
    bool take_mark(std::string_view text) { return take(Token::Kind::mark, text); }

    SyntaxFault unexpected(std::string_view wanted) const {
        const std::string found =
            peek().kind == Token::Kind::end ? "the expression ends here" : "unexpected \"" + text::printable(peek().text) + "\"";
        return {peek().at, found + ", " + std::string(wanted)};
    }

    static Syntax binary(std::string op, std::size_t at, Syntax left, Syntax right) {
        Syntax node{Syntax::Kind::binary, std::move(op), {}, {}, {}, at};
        node.children.push_back(std::move(left));
        node.children.push_back(std::move(right));
        return node;
    }

    static Syntax wrap(Syntax::Kind kind, std::size_t at, Syntax child) {
        Syntax node{kind, {}, {}, {}, {}, at};
        node.children.push_back(std::move(child));
        return node;
    }

    Syntax either() {
        Syntax left = both();
        for (std::size_t at = peek().at; take(Token::Kind::word, "or"); at = peek().at) left = binary("or", at, std::move(left), both());
        return left;
    }

    Syntax both() {
        Syntax left = negation();
        for (std::size_t at = peek().at; take(Token::Kind::word, "and"); at = peek().at)
            left = binary("and", at, std::move(left), negation());
        return left;
    }

    Syntax negation() {
        const std::size_t at = peek().at;
        if (!take(Token::Kind::word, "not")) return comparison();
        return wrap(Syntax::Kind::negation, at, nested([this] { return negation(); }));
    }

    Syntax comparison() {
        Syntax left = sum();
        if (!at_comparison()) return left;
        const Token op = tokens_[at_++];
        Syntax node = binary(op.text, op.at, std::move(left), sum());
        if (at_comparison()) throw SyntaxFault{peek().at, "comparisons are not chained; expected \"and\" between two of them"};
        return node;
    }

    bool at_comparison() const {
        return peek().kind == Token::Kind::mark && std::find(comparisons.begin(), comparisons.end(), peek().text) != comparisons.end();
    }

    Syntax sum() {
        Syntax left = product();
        while (peek().kind == Token::Kind::mark && (peek().text == "+" || peek().text == "-")) {
            const Token op = tokens_[at_++];
            left = binary(op.text, op.at, std::move(left), product());
        }
        return left;
    }

    Syntax product() {
        Syntax left = unary();
        while (peek().kind == Token::Kind::mark && (peek().text == "*" || peek().text == "/")) {
            const Token op = tokens_[at_++];
            left = binary(op.text, op.at, std::move(left), unary());
        }
        return left;
    }

    Syntax unary() {
        const std::size_t at = peek().at;
        if (!take_mark("-")) return primary();
        return wrap(Syntax::Kind::negative, at, nested([this] { return unary(); }));
    }

    template <class Rule>
    Syntax nested(Rule rule) {
        if (++depth_ > deepest) throw SyntaxFault{peek().at, "the expression is nested too deeply"};
        Syntax node = rule();
        --depth_;
        return node;
    }

    /// Elements up to `end`, each of which `where` may filter.
    std::vector<Syntax> several(std::string_view end) {
        std::vector<Syntax> elements;
        do {
            Syntax element = nested([this] { return either(); });
            const std::size_t at = peek().at;
            if (take(Token::Kind::word, "where")) {
                element = wrap(Syntax::Kind::where, at, std::move(element));
                element.children.push_back(nested([this] { return either(); }));
            }
            elements.push_back(std::move(element));
        } while (take_mark(","));
        if (!take_mark(end)) throw unexpected("expected \"" + std::string(end) + "\"");
        return elements;
    }

    Syntax primary() {
        const Token token = peek();
        if (take_mark("(")) {
            std::vector<Syntax> inner = several(")");
            if (inner.size() > 1) throw SyntaxFault{token.at, "a list stands in brackets: expected \"[\""};
            return std::move(inner.front());
        }
        if (take_mark("[")) return Syntax{Syntax::Kind::list, {}, {}, {}, several("]"), token.at};
        if (token.kind == Token::Kind::end || token.kind == Token::Kind::mark) throw unexpected("expected a number, a name or \"(\"");
        ++at_;
        switch (token.kind) {
            case Token::Kind::number: return number(token);
            case Token::Kind::text: return Syntax{Syntax::Kind::text, token.text, {}, {}, {}, token.at};
            case Token::Kind::wild: return Syntax{Syntax::Kind::wild, token.text, {}, {}, {}, token.at};
            default: return named(token);
        }
    }

    static Syntax number(const Token& token) {
        const auto value = text::parse_decimal(token.text);
        if (!value) throw SyntaxFault{token.at, "\"" + token.text + "\" is no number; expected a decimal number such as 10 or 0.5"};
        return Syntax{Syntax::Kind::number, token.text, {}, *value, {}, token.at};
    }

    Syntax named(const Token& token) {
        for (const std::string_view reserved : {"and", "or", "not"})
            if (token.text == reserved) throw SyntaxFault{token.at, "\"" + token.text + "\" stands where a value is due"};
        if (take_mark("(")) {
            std::vector<Syntax> arguments = take_mark(")") ? std::vector<Syntax>() : several(")");
            return Syntax{Syntax::Kind::call, token.text, {}, {}, std::move(arguments), token.at};
        }
        if (!take_mark("..")) return Syntax{Syntax::Kind::name, token.text, {}, {}, {}, token.at};
        if (peek().kind != Token::Kind::word) throw unexpected("expected the last item of a range");
        return Syntax{Syntax::Kind::range, token.text, tokens_[at_++].text, {}, {}, token.at};
    }

    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
};

}  // namespace

Syntax parse(std::string_view text) { return Parser(text).run(); }

}  // namespace attune::expression
