#include "cli/labels.hpp"

namespace probant::cli {

base::Result<std::vector<evidence::LabelledDocument>> load_labels(
    Context& context, const std::vector<std::string>& paths) {
    const auto benchmark = context.benchmark();
    if (!benchmark) return base::fail(benchmark.error());
    std::vector<std::filesystem::path> places(paths.begin(), paths.end());
    if (places.empty()) {
        std::error_code ignored;
        places.push_back(*context.lexicons() / ".." / "corpus" / "labels");
        if (!std::filesystem::exists(places.front(), ignored)) {
            return base::fail(base::Code::NotFound,
                              "there are no labelled documents beside the lexicons",
                              "say where they are with --labels");
        }
    }
    return evidence::load_labels(places, **benchmark);
}

}  // namespace probant::cli
