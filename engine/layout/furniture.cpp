#include "engine/layout/furniture.hpp"

#include <cmath>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "engine/layout/characters.hpp"
#include "engine/layout/line.hpp"

namespace probant::layout {
namespace {

constexpr double kZone = 0.25;       // of the page's height: where furniture may stand
constexpr double kMargin = 0.09;     // where a single page's furniture may stand
constexpr std::size_t kDeepest = 4;  // rows from the edge
constexpr double kClear = 0.5;       // white inside of it, of its height
constexpr double kFarthest = 1e6;
constexpr double kPlace = 5;  // points that count as the same place

enum class Edge { Top, Bottom };

struct Candidate {
    std::size_t frame = 0;
    Edge edge = Edge::Top;
    std::string text;  // digits masked
    int place = 0;     // distance from the edge, in steps of kPlace
    double size = 0;
    Rect box;
    double clearance = 0;  // white space on the inner side, in heights of the row
    std::vector<Run> runs{};
};

bool is_page_word(const std::string& word) {
    static const std::set<std::string> words = {
        "#",    "page",  "seite", "sida", "side",  "sivu",   "pagina", "página", "pàgina",
        "pág",  "pag",   "blad",  "s",    "p",     "von",    "of",     "de",     "av",
        "af",   "di",    "van",   "sur",  "folio", "-",      "–",      "/",      "|",
        "Page", "Seite", "Sida",  "Side", "Sivu",  "Pagina", "Página", "Pàgina", "S",
        "P",    "Pág",   "Pag",   "Blad", "i",     "ii",     "iii",    "iv",     "v",
        "vi",   "vii",   "viii",  "ix",   "x",     "xi",     "xii"};
    return words.count(word) != 0;
}

bool is_page_number(const std::string& masked) {
    bool number = false;
    std::string word;
    for (const char c : masked + " ") {
        if (c != ' ' && c != '.' && c != '(' && c != ')' && c != '[' && c != ']') {
            word += c;
            continue;
        }
        if (!word.empty() && !is_page_word(word)) return false;
        number = number || !word.empty();
        word.clear();
    }
    return number;
}

std::string masked_text(const Row& row) {
    std::string text;
    for (const Run& run : row.runs) {
        if (!text.empty()) text += ' ';
        for (const char c : run.text) {
            const bool digit = is_digit(static_cast<unsigned char>(c));
            if (!digit) text += c;
            if (digit && (text.empty() || text.back() != '#')) text += '#';
        }
    }
    return text;
}

// The outermost rows at one edge, from the edge inwards.
std::vector<Candidate> candidates(const std::vector<Row>& rows, std::size_t index,
                                  const Frame& frame, Edge edge) {
    std::vector<Candidate> found;
    const bool top = edge == Edge::Top;
    for (std::size_t i = 0; i < rows.size() && found.size() < kDeepest; ++i) {
        const Row& row = rows[top ? i : rows.size() - 1 - i];
        const double distance = top ? row.box.y0 : frame.height - row.box.y1;
        if (distance > kZone * frame.height) break;
        Candidate c{index, edge, masked_text(row), 0, largest_size(row), row.box, 100, row.runs};
        c.place = static_cast<int>(std::floor(std::clamp(distance, 0.0, kFarthest) / kPlace));
        if (i + 1 < rows.size()) {
            const Row& inner = rows[top ? i + 1 : rows.size() - 2 - i];
            const double white = top ? inner.box.y0 - row.box.y1 : row.box.y0 - inner.box.y1;
            c.clearance = white / std::max(1.0, row.box.height());
        }
        found.push_back(std::move(c));
    }
    return found;
}

class Repetition {
 public:
    void count(const Candidate& c) {
        ++texts_[{c.edge, c.place, key(c)}];
        ++places_[{c.edge, c.place}];
    }

    int text_at_place(const Candidate& c) const {
        int sum = 0;
        for (int place = c.place - 1; place <= c.place + 1; ++place) {
            const auto found = texts_.find({c.edge, place, key(c)});
            sum += found == texts_.end() ? 0 : found->second;
        }
        return sum;
    }

    int at_place(const Candidate& c) const {
        const auto found = places_.find({c.edge, c.place});
        return found == places_.end() ? 0 : found->second;
    }

 private:
    static std::string key(const Candidate& c) {
        return is_page_number(c.text) ? std::string("#") : c.text;
    }
    std::map<std::tuple<Edge, int, std::string>, int> texts_;
    std::map<std::tuple<Edge, int>, int> places_;
};

bool in_margin(const Candidate& c, const Frame& frame) {
    const double distance = c.edge == Edge::Top ? c.box.y1 : frame.height - c.box.y0;
    return distance < kMargin * frame.height;
}

bool is_furniture(const Candidate& c, const Frame& frame, const Repetition& repeated,
                  std::size_t pages, double body_size) {
    const int times = repeated.text_at_place(c);
    const bool small = c.size < 0.93 * body_size;
    if (times >= 3 || (times == 2 && (pages <= 6 || small))) return true;
    if (is_page_number(c.text) && c.clearance > kClear && in_margin(c, frame)) return true;
    if (!small || c.clearance < 1) return false;
    const bool usual_place = c.edge == Edge::Top && pages >= 3 &&
                             static_cast<std::size_t>(repeated.at_place(c)) * 10 >= pages * 6;
    return usual_place || in_margin(c, frame);
}

// How many rows from the edge are furniture. White parts the last of them from the text: a line
// that goes on in the next one is text, however often it is repeated.
std::size_t furniture_end(const std::vector<Candidate>& edge, const std::vector<Frame>& frames,
                          const Repetition& repeated, std::size_t pages, double body_size) {
    std::size_t end = 0;
    for (std::size_t i = 0; i < edge.size(); ++i) {
        if (!is_furniture(edge[i], frames[edge[i].frame], repeated, pages, body_size)) break;
        if (edge[i].clearance > kClear) end = i + 1;
    }
    return end;
}

void erase_runs(Frame& frame, const std::vector<Run>& runs) {
    std::set<const char*> gone;
    for (const Run& run : runs) gone.insert(run.text.data());
    std::erase_if(frame.runs, [&](const Run& run) { return gone.count(run.text.data()) != 0; });
}

}  // namespace

void remove_furniture(std::vector<Frame>& frames, double body_size) {
    std::vector<std::vector<Candidate>> edges;
    Repetition repeated;
    std::set<int> pages;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const std::vector<Row> rows = rows_of(frames[i].runs);
        pages.insert(frames[i].page);
        for (const Edge edge : {Edge::Top, Edge::Bottom}) {
            edges.push_back(candidates(rows, i, frames[i], edge));
            for (const Candidate& c : edges.back()) repeated.count(c);
        }
    }
    for (const std::vector<Candidate>& edge : edges) {
        const std::size_t end = furniture_end(edge, frames, repeated, pages.size(), body_size);
        for (std::size_t i = 0; i < end; ++i) erase_runs(frames[edge[i].frame], edge[i].runs);
    }
}

}  // namespace probant::layout
