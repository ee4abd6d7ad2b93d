// `probant eval`: how good the proposals are on labelled documents that the model has not seen.
#pragma once

#include <string>
#include <vector>

#include "cli/commands/command.hpp"
#include "engine/evidence/train.hpp"

namespace probant::cli {

class EvalCommand final : public Command {
 public:
    About about() const override;
    void declare(CLI::App& app) override;
    void check(Context& context, Faults& faults) override;
    base::Result<int> run(Context& context) override;

 private:
    using Labels = std::vector<evidence::LabelledDocument>;
    base::Result<std::vector<evidence::Candidate>> measure(
        Context& context, const Labels& labels, const Labels& further,
        const evidence::TrainOptions& options) const;
    base::Result<int> ablate(Context& context, const Labels& labels, const Labels& further) const;
    base::Result<void> write_page(Context& context, const evidence::Evaluation& found,
                                  const Labels& labels, const Labels& further) const;

    std::vector<std::string> labels_, further_;
    std::string folds_text_, cost_text_, split_ = "document", candidates_, page_;
    int folds_ = 6;
    bool errors_ = false, ablate_ = false;
    evidence::TrainOptions options_;
};

}  // namespace probant::cli
