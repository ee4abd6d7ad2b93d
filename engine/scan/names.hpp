// Names that are not UTF-8 (old archives from other systems) in the form of the ledger.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace probant::scan {

/// The names of one folder as they stand in the ledger, in the same order: UTF-8 stays as it is, in
/// other names every ill-formed byte and every "%" becomes "%XX". Where that is also the true name
/// of another one, "%00" is appended. So no two names become the same.
std::vector<std::string> ledger_names(const std::vector<std::string>& raw_names);

/// Undoes ledger_names for a name that is not there as it stands.
std::string raw_name(std::string_view ledger_name);

}  // namespace probant::scan
