// PDF through Poppler: words with boxes; layout makes blocks of them.

#include <poppler-document.h>
#include <poppler-page.h>

#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/extract/pdf_metadata.hpp"
#include "engine/extract/pdf_words.hpp"
#include "engine/extract/reader.hpp"
#include "engine/layout/layout.hpp"

namespace probant::extract {
namespace {

using base::Code;
using base::fail;

void count_message(const std::string& /*message*/, void* counter) {
    ++*static_cast<std::size_t*>(counter);
}

/// Keeps Poppler's messages off stderr and counts them while it lives.
class PopplerMessages {
 public:
    PopplerMessages() { poppler::set_debug_error_function(&count_message, &count_); }
    ~PopplerMessages() { poppler::set_debug_error_function(&ignore, nullptr); }
    PopplerMessages(const PopplerMessages&) = delete;
    PopplerMessages& operator=(const PopplerMessages&) = delete;

    std::size_t count() const { return count_; }

 private:
    static void ignore(const std::string& /*message*/, void* /*closure*/) {}
    std::size_t count_ = 0;
};

class PageReader {
 public:
    PageReader(const poppler::document& pdf, const Limits& limits, document::Document& document,
               const PopplerMessages& messages)
        : pdf_(pdf), limits_(limits), document_(document), messages_(messages) {}

    std::vector<layout::Page> read() {
        const int most = std::min(document_.pages, limits_.pages);
        std::vector<layout::Page> pages;
        for (int i = 0; i < most; ++i) {
            pages.push_back(read_page(i));
            if (text_bytes_ <= limits_.text_bytes) continue;
            note("truncated", "the text is longer than the limit; the rest was not read", i + 1);
            return pages;
        }
        if (most < document_.pages) {
            note("truncated",
                 "read " + std::to_string(most) + " of " + std::to_string(document_.pages) +
                     " pages, which is the limit",
                 most);
        }
        return pages;
    }

 private:
    layout::Page read_page(int index) {
        const std::size_t messages_before = messages_.count();
        const std::unique_ptr<poppler::page> page(pdf_.create_page(index));
        if (page == nullptr) {
            note("broken-page", "the page cannot be read", index + 1);
            return {};
        }
        layout::Page words = pdf_page(*page);
        for (const layout::Word& word : words.words) text_bytes_ += word.text.size() + 1;
        if (words.words.empty()) {
            const bool broken = messages_.count() > messages_before;
            note(broken ? "broken-page" : "page-without-text",
                 broken ? "the page is damaged, no text could be read" : "the page has no text",
                 index + 1);
        }
        return words;
    }

    void note(std::string code, std::string message, int page) {
        document_.notes.push_back({std::move(code), std::move(message), page});
    }

    const poppler::document& pdf_;
    const Limits& limits_;
    document::Document& document_;
    const PopplerMessages& messages_;
    std::size_t text_bytes_ = 0;
};

}  // namespace

base::Result<document::Document> read_pdf(std::string bytes, const Limits& limits) {
    if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
        return fail(Code::LimitReached, "the PDF is larger than 2 GiB");
    }
    const PopplerMessages messages;
    const std::unique_ptr<poppler::document> pdf(
        poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
    if (pdf == nullptr)
        return fail(Code::Malformed, "the file is no PDF, or damaged beyond repair");
    if (pdf->is_locked()) {
        return fail(Code::Encrypted, "the PDF needs a password",
                    "save a copy without a password, or ask whoever made the file for one");
    }
    document::Document document;
    document.format = "pdf";
    document.pages = pdf->pages();
    if (document.pages <= 0) return fail(Code::Malformed, "the PDF has no pages");
    read_pdf_metadata(*pdf, bytes, document);
    const std::vector<layout::Page> pages = PageReader(*pdf, limits, document, messages).read();
    document.blocks = layout::analyse(pages, document.language);
    return document;
}

}  // namespace probant::extract
