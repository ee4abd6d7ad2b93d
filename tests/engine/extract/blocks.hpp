// Blocks as one readable string each, so that a test can compare whole documents.
#pragma once

#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/document/document.hpp"

namespace probant::extract::testing {

/// "h2 Title", "p Text", "l one/two", "t a | b/c | d"; a failure is "! code message".
inline std::vector<std::string> blocks(const base::Result<document::Document>& document) {
    if (!document) {
        return {"! " + std::string(base::name(document.error().code)) + " " +
                document.error().message};
    }
    std::vector<std::string> out;
    for (const document::Block& block : document->blocks) {
        std::string text = block.text;
        for (char& c : text) c = c == '\n' ? '/' : c;
        switch (block.kind) {
            case document::BlockKind::Heading:
                out.push_back("h" + std::to_string(block.level));
                break;
            case document::BlockKind::Paragraph: out.emplace_back("p"); break;
            case document::BlockKind::List: out.emplace_back("l"); break;
            case document::BlockKind::Table: out.emplace_back("t"); break;
        }
        out.back() += " " + text;
    }
    return out;
}

inline std::vector<std::string> note_codes(const base::Result<document::Document>& document) {
    std::vector<std::string> out;
    if (!document) return out;
    for (const document::Note& note : document->notes) out.push_back(note.code);
    return out;
}

}  // namespace probant::extract::testing
