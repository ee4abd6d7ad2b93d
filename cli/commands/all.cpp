#include "cli/commands/command.hpp"
#include "cli/commands/doctor.hpp"
#include "cli/commands/eval.hpp"
#include "cli/commands/evidence.hpp"
#include "cli/commands/explain.hpp"
#include "cli/commands/ledger.hpp"
#include "cli/commands/lexicon.hpp"
#include "cli/commands/report.hpp"
#include "cli/commands/scan.hpp"
#include "cli/commands/status.hpp"
#include "cli/commands/train.hpp"

namespace probant::cli {

std::vector<std::unique_ptr<Command>> all_commands() {
    std::vector<std::unique_ptr<Command>> out;
    out.push_back(std::make_unique<ScanCommand>());
    out.push_back(std::make_unique<StatusCommand>());
    out.push_back(std::make_unique<LedgerCommand>());
    out.push_back(std::make_unique<EvidenceCommand>());
    out.push_back(std::make_unique<ExplainCommand>());
    out.push_back(std::make_unique<ReportCommand>());
    out.push_back(std::make_unique<LexiconCommand>());
    out.push_back(std::make_unique<TrainCommand>());
    out.push_back(std::make_unique<EvalCommand>());
    out.push_back(std::make_unique<DoctorCommand>());
    return out;
}

}  // namespace probant::cli
