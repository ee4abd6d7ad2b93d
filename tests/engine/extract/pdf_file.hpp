// Writes small PDF files, whole or damaged, so that each test shows what is in its file.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace probant::extract {

class PdfFile {
 public:
    /// `entries` go into the page's dictionary, e.g. "/Rotate 90".
    PdfFile& page(std::string content, std::string entries = {}) {
        pages_.emplace_back(std::move(content), std::move(entries));
        return *this;
    }
    PdfFile& info(std::string entries) {
        info_ = std::move(entries);
        return *this;
    }
    PdfFile& catalog(std::string entries) {
        catalog_ = std::move(entries);
        return *this;
    }
    PdfFile& trailer(std::string entries) {
        trailer_ = std::move(entries);
        return *this;
    }
    /// A page that the page tree names but that is not there.
    PdfFile& missing_page() {
        extra_kids_ += " 999 0 R";
        ++extra_;
        return *this;
    }

    std::string bytes() const {
        std::vector<std::string> objects;
        std::string kids;
        for (std::size_t i = 0; i < pages_.size(); ++i) {
            kids += std::to_string(5 + 2 * i) + " 0 R ";
        }
        objects.push_back("<< /Type /Catalog /Pages 2 0 R " + catalog_ + " >>");
        objects.push_back("<< /Type /Pages /MediaBox [0 0 600 800] /Kids [" + kids + extra_kids_ +
                          "] /Count " + std::to_string(pages_.size() + extra_) + " >>");
        objects.push_back(
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        objects.push_back("<< " + info_ + " >>");
        for (std::size_t i = 0; i < pages_.size(); ++i) {
            objects.push_back(
                "<< /Type /Page /Parent 2 0 R /Contents " + std::to_string(6 + 2 * i) +
                " 0 R /Resources << /Font << /F 3 0 R >> >> " + pages_[i].second + " >>");
            objects.push_back("<< /Length " + std::to_string(pages_[i].first.size()) +
                              " >>\nstream\n" + pages_[i].first + "\nendstream");
        }
        return with_table(objects);
    }

 private:
    std::string with_table(const std::vector<std::string>& objects) const {
        std::string file = "%PDF-1.7\n";
        std::string table = "0000000000 65535 f \n";
        for (std::size_t i = 0; i < objects.size(); ++i) {
            std::string offset = std::to_string(file.size());
            table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
            file += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
        }
        const std::string start = std::to_string(file.size());
        const std::string size = std::to_string(objects.size() + 1);
        return file + "xref\n0 " + size + "\n" + table + "trailer\n<< /Size " + size +
               " /Root 1 0 R /Info 4 0 R " + trailer_ + " >>\nstartxref\n" + start + "\n%%EOF\n";
    }

    std::vector<std::pair<std::string, std::string>> pages_;
    std::string info_, catalog_, trailer_, extra_kids_;
    std::size_t extra_ = 0;
};

/// A line of text in Helvetica, in PDF coordinates: `y` upwards from the bottom.
inline std::string show(double x, double y, std::string_view text, double size = 12) {
    return "BT /F " + std::to_string(size) + " Tf " + std::to_string(x) + " " + std::to_string(y) +
           " Td (" + std::string(text) + ") Tj ET\n";
}

}  // namespace probant::extract
