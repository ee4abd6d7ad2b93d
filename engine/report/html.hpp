// Well-formed HTML from hostile text: everything that goes in is escaped, every tag that is opened
// is closed.
//
// Road: evidence > [report].
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace probant::report {

/// Any bytes as HTML text, also good inside double-quoted attributes. What is not UTF-8 becomes
/// U+FFFD; control characters and bidirectional overrides become visible (see base::printable), so
/// that a quote reads in the order in which it is stored.
std::string escape(std::string_view text);

/// A name for an `id` attribute or a fragment: what is not a letter, digit, '.', '-' or '_' of
/// ASCII becomes '-'.
std::string fragment(std::string_view name);

/// "sha256-…" in base64: how a content security policy names a style or script that it allows.
std::string content_hash(std::string_view bytes);

struct Attribute {
    std::string_view name;
    std::string value{};
    bool bare = false;  ///< without a value, e.g. `hidden`
};
using Attributes = std::vector<Attribute>;

/// Builds a page tag by tag.
///
///     Html html;
///     html.open("p", {{"lang", "fr"}}).text("a < b").close();
///     html.finish();  // <p lang="fr">a &lt; b</p>
class Html {
 public:
    Html& open(std::string_view tag, const Attributes& attributes = {});
    /// Closes the tag that was opened last. Closing more than was opened is a bug.
    Html& close();
    Html& text(std::string_view text);
    /// open, text, close.
    Html& element(std::string_view tag, std::string_view text, const Attributes& attributes = {});
    /// A tag without content, such as `meta` or `input`.
    Html& single(std::string_view tag, const Attributes& attributes = {});
    /// Not escaped: for the page's own style and script only.
    Html& raw(std::string_view markup);

    /// The page. A tag still open is a bug.
    std::string finish();

 private:
    void start_tag(std::string_view tag, const Attributes& attributes);

    std::string out_;
    std::vector<std::string> open_;
};

}  // namespace probant::report
