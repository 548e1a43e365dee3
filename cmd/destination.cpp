#include "destination.hpp"

#include "administer/past.hpp"
#include "output.hpp"
#include "text/append.hpp"

namespace attune::command {

void Destination::check(const instrument::Instrument& instrument, const administer::Occasion& occasion) const {
    if (!is_file()) return;
    const administer::Form form = administer::form_of(path_, instrument);
    static_cast<void>(administer::response_row(instrument, occasion, administer::Answers(instrument.items.size()), form, path_));
}

void Destination::check_replacing(const instrument::Instrument& instrument, administer::Occasion occasion) const {
    for (std::string* cell : {&occasion.entered, &occasion.replaces, &occasion.amended_why}) *cell = "some";
    check(instrument, occasion);
}

bool Destination::takes_replacing(const instrument::Instrument& instrument, const administer::Occasion& occasion) const {
    try {
        check_replacing(instrument, occasion);
        return true;
    } catch (const Refused&) {
        return false;
    }
}

void Destination::save(const instrument::Instrument& instrument, const administer::Occasion& occasion,
                       const administer::Answers& answers) const {
    if (!is_file()) {
        const administer::Form form = administer::new_form(instrument);
        Output output("");
        output.write(administer::header_line(form) + administer::response_row(instrument, occasion, answers, form, "standard output"));
        return;
    }
    check(instrument, occasion);  // before an empty file is made
    text::AppendFile file(path_);
    // under the lock, as the file may have been made or changed since
    const administer::Form form = administer::form_of(path_, instrument);
    const std::string row = administer::response_row(instrument, occasion, answers, form, path_);
    const std::string ahead = file.size() == 0 ? administer::header_line(form) : file.ends_a_line() ? "" : "\n";
    file.append(ahead + row);
}

}  // namespace attune::command
