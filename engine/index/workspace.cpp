#include "engine/index/workspace.hpp"

#include <nlohmann/json.hpp>
#include <string>
#include <system_error>

#include "engine/base/file.hpp"

namespace probant::index {
namespace {

namespace fs = std::filesystem;
using base::Code;
using base::fail;
using base::Result;

constexpr std::string_view kFormat = "probant-workspace";
constexpr std::string_view kFile = "workspace.json";

Result<void> check_file(const std::string& bytes, const fs::path& file) {
    const nlohmann::json value = nlohmann::json::parse(bytes, nullptr, false);
    const bool ours = value.is_object() && value.value("format", nlohmann::json()) == kFormat &&
                      value.contains("version") && value["version"].is_number_integer();
    if (!ours) {
        return fail(Code::Corrupt, file.string() + " is not the description of a workspace",
                    "choose another folder as workspace, or bring the file back from a backup");
    }
    const int version = value["version"].get<int>();
    if (version == kWorkspaceVersion) return {};
    return fail(Code::WrongVersion,
                "this workspace has version " + std::to_string(version) +
                    ", this Probant knows version " + std::to_string(kWorkspaceVersion),
                "use the Probant that made it, or choose another workspace");
}

/// Files that a broken-off writing of workspace.json left behind do not count.
bool holds_strange_files(const fs::path& workspace, std::error_code& error) {
    for (fs::directory_iterator at(workspace, error), end; !error && at != end;
         at.increment(error)) {
        if (!at->path().filename().string().starts_with(kFile)) return true;
    }
    return false;
}

Result<void> write_description(const fs::path& workspace) {
    const nlohmann::json value{{"format", kFormat}, {"version", kWorkspaceVersion}};
    return base::write_file(workspace / kFile, value.dump(2) + "\n");
}

base::Error cannot_make(const fs::path& workspace, const std::error_code& error) {
    base::Error out =
        base::system_error(error.value(), "cannot make the workspace " + workspace.string());
    if (out.code != Code::DiskFull) out.code = Code::NotWritable;
    return out;
}

}  // namespace

fs::path index_folder(const fs::path& workspace) {
    return workspace / "index";
}

Result<void> check_workspace(const fs::path& workspace) {
    const fs::path file = workspace / kFile;
    const Result<std::string> bytes = base::read_file(file, std::size_t{1} << 20);
    if (bytes) return check_file(*bytes, file);
    if (bytes.error().code != Code::NotFound) return fail(bytes.error());
    return fail(Code::NotFound, "there is no workspace in " + workspace.string(),
                "run probant scan first");
}

Result<void> prepare_workspace(const fs::path& workspace) {
    std::error_code error;
    fs::create_directories(workspace, error);
    if (error) return fail(cannot_make(workspace, error));
    Result<void> checked = check_workspace(workspace);
    if (checked || checked.error().code != Code::NotFound) return checked;
    if (holds_strange_files(workspace, error)) {
        return fail(Code::BadInput,
                    workspace.string() + " holds files and is not a workspace of Probant",
                    "choose a new or empty folder");
    }
    if (error) return fail(cannot_make(workspace, error));
    return write_description(workspace);
}

}  // namespace probant::index
