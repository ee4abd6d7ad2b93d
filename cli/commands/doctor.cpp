#include "cli/commands/doctor.hpp"

#include <link.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "cli/wrap.hpp"
#include "engine/base/file.hpp"
#include "engine/base/program.hpp"
#include "engine/base/utf8.hpp"
#include "engine/worker/pool.hpp"

namespace probant::cli {
namespace {

namespace fs = std::filesystem;

enum class Level { Ok, Warning, Fault };

struct Finding {
    Level level = Level::Ok;
    std::string part;
    std::string text;
    std::string advice{};  ///< what to do; empty where nothing is to be done
};
using Findings = std::vector<Finding>;

std::string_view name(Level level) {
    switch (level) {
        case Level::Ok: return "ok";
        case Level::Warning: return "warning";
        default: return "fault";
    }
}

Finding of_error(std::string part, const base::Error& error) {
    std::string text = error.message;
    if (!error.faults.empty())
        text += "; the first: " + error.faults.front().file + ": " + error.faults.front().message;
    return {Level::Fault, std::move(part), std::move(text), error.hint};
}

/// Has a worker read a small file of our own.
Finding check_worker() {
    const auto program = worker::find_worker();
    if (!program) return of_error("worker", program.error());
    std::error_code ignored;
    const fs::path sample = fs::temp_directory_path(ignored) /
                            ("probant-doctor-" + std::to_string(::getpid()) + ".txt");
    const auto written = base::write_file(sample, "A sentence that a worker can read.\n");
    if (!written) return of_error("worker", written.error());
    worker::Pool pool(*program, 1);
    const auto answer = pool.read(sample);
    fs::remove(sample, ignored);
    if (!answer) return of_error("worker", answer.error());
    if (const auto* failure = std::get_if<worker::Failure>(&*answer)) {
        return {Level::Fault, "worker",
                program->string() + " cannot read a plain text: " + failure->message,
                "install Probant again, or try with more memory"};
    }
    return {Level::Ok, "worker", program->string()};
}

void check_lexicons(Context& context, Findings& out) {
    const auto folder = context.lexicons();
    if (!folder) return out.push_back(of_error("lexicons", folder.error()));
    const auto lexicon = context.lexicon();
    if (!lexicon) return out.push_back(of_error("lexicons", lexicon.error()));
    out.push_back({Level::Ok, "lexicons",
                   folder->string() + ": " + std::to_string((*lexicon)->concepts().size()) +
                       " concepts, " + std::to_string((*lexicon)->languages().size()) +
                       " languages"});
    for (const std::string& language : context.reader_languages()) {
        const auto words = lexicon::load_interface(*folder, language);
        if (!words) out.push_back(of_error("report language " + language, words.error()));
    }
    const auto benchmark = context.benchmark();
    if (!benchmark) return out.push_back(of_error("benchmark", benchmark.error()));
    out.push_back({Level::Ok, "benchmark",
                   (*benchmark)->id + " " + (*benchmark)->version + ": " +
                       std::to_string((*benchmark)->factors.size()) + " factors, in " +
                       std::to_string((*benchmark)->wordings.size()) + " languages"});
}

Finding check_model(Context& context) {
    const auto model = context.model();
    if (!model) return of_error("model", model.error());
    if (!(*model)->trained) {
        return {Level::Warning, "model", "none was trained: scores are those of the rules",
                "run probant train"};
    }
    const evidence::Manifest& manifest = (*model)->manifest;
    const bool same = manifest.lexicon_hash == (*context.lexicon())->hash() &&
                      manifest.benchmark_hash == (*context.benchmark())->hash;
    const std::string text =
        "trained on " + std::to_string(manifest.documents) + " documents, " + manifest.made_on;
    if (same) return {Level::Ok, "model", text};
    return {Level::Warning, "model", text + ", with other lexicons or another benchmark than these",
            "run probant train"};
}

Finding check_index(Context& context) {
    const fs::path workspace = context.workspace();
    std::error_code ignored;
    if (!fs::exists(workspace, ignored)) {
        return {Level::Warning, "workspace", "there is none in " + workspace.string(),
                "run probant scan"};
    }
    const auto reader = context.reader();
    if (!reader) return of_error("workspace", reader.error());
    const std::string text = workspace.string() + ": " +
                             std::to_string((*reader)->passage_count()) + " passages of " +
                             (*reader)->archive().string();
    const auto writer = index::Writer::open(workspace, (*reader)->archive());
    if (writer) return {Level::Ok, "workspace", text};
    if (writer.error().code == base::Code::Locked) {
        return {Level::Warning, "workspace", text + "; a scan is writing to it",
                "wait until it has ended"};
    }
    return {Level::Warning, "workspace", text + "; " + writer.error().message, writer.error().hint};
}

/// The folder of the workspace or the nearest one above it that is there.
fs::path existing_folder(fs::path path) {
    std::error_code ignored;
    path = fs::absolute(path, ignored);
    while (!fs::exists(path, ignored) && path.has_relative_path()) path = path.parent_path();
    return path;
}

Finding check_disk(Context& context) {
    constexpr double kGigabyte = 1e9;
    std::error_code failed;
    const fs::path folder = existing_folder(context.workspace());
    const fs::space_info space = fs::space(folder, failed);
    if (failed)
        return {Level::Warning, "disk", "cannot ask for the free space of " + folder.string()};
    const double free = static_cast<double>(space.available) / kGigabyte;
    const std::string text = decimal(free, 1) + " GB free in " + folder.string();
    if (::access(folder.c_str(), W_OK) != 0) {
        return {Level::Fault, "disk", folder.string() + " cannot be written",
                "give another folder with --workspace"};
    }
    if (free >= 1) return {Level::Ok, "disk", text};
    return {Level::Warning, "disk", text,
            "an index needs about as much space as the text of the archive"};
}

/// The real names of the loaded libraries tell their versions, also where the library cannot be
/// asked.
int note_library(dl_phdr_info* info, std::size_t, void* names) {
    constexpr std::array<std::string_view, 6> kOurs{"libprobant", "libxapian",  "libicuuc",
                                                    "libsodium",  "libstemmer", "libcld2"};
    std::error_code ignored;
    const std::string file = fs::canonical(info->dlpi_name, ignored).filename().string();
    const bool ours = std::any_of(kOurs.begin(), kOurs.end(),
                                  [&](std::string_view n) { return file.starts_with(n); });
    if (ours) static_cast<std::vector<std::string>*>(names)->push_back(file);
    return 0;
}

Finding list_libraries() {
    std::vector<std::string> names;
    dl_iterate_phdr(note_library, &names);
    std::string text;
    for (const std::string& library : names) text += (text.empty() ? "" : ", ") + library;
    return {Level::Ok, "libraries", text};
}

void write_text(Context& context, const Finding& finding) {
    const Style& style = context.style();
    const std::string level = padded(name(finding.level), 8);
    std::string line = finding.level == Level::Ok        ? style.good(level)
                       : finding.level == Level::Warning ? style.warning(level)
                                                         : style.bad(level);
    context.out().line(line + padded(finding.part, 11) +
                       base::printable(base::well_formed(finding.text)));
    if (!finding.advice.empty())
        context.out().line("                   → " + base::printable(finding.advice));
}

}  // namespace

About DoctorCommand::about() const {
    return {"doctor", "Check that everything is there that Probant needs",
            "probant doctor --workspace ~/probant"};
}

void DoctorCommand::declare(CLI::App&) {}

void DoctorCommand::check(Context&, Faults&) {}

base::Result<int> DoctorCommand::run(Context& context) {
    Findings findings{{Level::Ok, "probant",
                       std::string(base::version()) + " in " + base::program_folder().string()}};
    findings.push_back(list_libraries());
    findings.push_back(check_worker());
    check_lexicons(context, findings);
    if (context.benchmark()) findings.push_back(check_model(context));
    findings.push_back(check_index(context));
    findings.push_back(check_disk(context));
    nlohmann::json rows = nlohmann::json::array();
    bool fault = false;
    for (const Finding& finding : findings) {
        fault = fault || finding.level == Level::Fault;
        if (context.format() == Format::Text) write_text(context, finding);
        rows.push_back({{"level", name(finding.level)},
                        {"part", finding.part},
                        {"text", finding.text},
                        {"advice", finding.advice}});
    }
    if (context.format() == Format::Json) context.out().line(json_text(rows));
    return fault ? kError : kDone;
}

}  // namespace probant::cli
