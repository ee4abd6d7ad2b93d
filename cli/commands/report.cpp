#include "cli/commands/report.hpp"

#include <cstdlib>
#include <ctime>
#include <nlohmann/json.hpp>

#include "engine/base/file.hpp"
#include "engine/base/program.hpp"
#include "engine/evidence/finder.hpp"
#include "engine/report/dossier.hpp"

namespace probant::cli {
About ReportCommand::about() const {
    return {"report", "Write the dossier: one HTML file for a reviewer",
            "probant report --reader de --output dossier.html"};
}

void ReportCommand::declare(CLI::App& app) {
    app.add_option("--reader", reader_, "Language of the reader [that of the environment]")
        ->option_text("LANGUAGE");
    app.add_option("--output", output_,
                   "File to write, - for standard output [probant-dossier.html]")
        ->option_text("FILE");
}

void ReportCommand::check(Context& context, Faults& faults) {
    check_reader(context, reader_, faults);
    if (output_.empty()) add_fault(faults, "--output", "the path is empty");
}

base::Result<std::string> ReportCommand::dossier(Context& context) const {
    const auto model = context.model();
    if (!model) return base::fail(model.error());
    const auto words =
        lexicon::load_interface(*context.lexicons(), context.reader_language(reader_));
    if (!words) return base::fail(words.error());
    const auto reader = context.reader();
    if (!reader) return base::fail(reader.error());
    const auto files = (*reader)->files();
    if (!files) return base::fail(files.error());
    const auto candidates =
        evidence::find(**reader, **context.lexicon(), **context.benchmark(), **model, {});
    if (!candidates) return base::fail(candidates.error());
    return report::dossier_html({**context.benchmark(), **context.lexicon(), *words, *candidates,
                                 *files, (*reader)->passage_count(),
                                 (*reader)->archive().filename().string(), base::today(),
                                 std::string(base::version())});
}

base::Result<int> ReportCommand::run(Context& context) {
    const auto page = dossier(context);
    if (!page) return base::fail(page.error());
    if (output_ == "-") {
        context.out().write(*page);
        return kDone;
    }
    const auto written = base::write_file(output_, *page);
    if (!written) return base::fail(written.error());
    std::error_code ignored;
    const std::string place = std::filesystem::absolute(output_, ignored).string();
    if (context.format() == Format::Json) {
        context.out().line(json_text({{"dossier", place}, {"bytes", page->size()}}));
    } else if (!context.options().quiet) {
        context.out().line(place);
    }
    return kDone;
}

}  // namespace probant::cli
