#include "instrument/library.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>
#include <vector>

namespace attune::instrument {
namespace {

namespace fs = std::filesystem;

/// A folder of its own, gone at the end.
class Folder {
public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "attune-library-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    const fs::path& path() const { return path_; }
    void file(const std::string& name) const {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name) << "not looked at\n";
    }

private:
    fs::path path_;
};

std::string listed(const Library& library, const fs::path& root) {
    std::string all;
    for (const Library::Place& place : library.places())
        all += place.folder + "|" + place.id + "|" + fs::path(place.file).lexically_relative(root).string() + "\n";
    return all;
}

}  // namespace

TEST_CASE("library: files by their names, in order, without wording, batteries and pages") {
    const Folder root;
    for (const char* name : {"mood/phq9.yaml", "anxiety/gad7.yaml", "top.yaml", "mood/deep/scl.yaml", "wording/phq9.yaml",
                             "mood/phq9.es.yaml", "mood/phq9.es.partner.yaml", "mood/about-mood.yaml", "batteries/intake.yaml",
                             "mood/notes.txt", "mood/x.yml", ".git/hidden.yaml", ".yaml", "folder.yaml/inside.yaml"})
        root.file(name);
    const Library library({root.path().string()});
    CHECK(listed(library, root.path()) ==
          "|top|top.yaml\n"
          "anxiety|gad7|anxiety/gad7.yaml\n"
          "folder.yaml|inside|folder.yaml/inside.yaml\n"
          "mood|phq9|mood/phq9.yaml\n"
          "mood/deep|scl|mood/deep/scl.yaml\n");
    CHECK(library.find("phq9") == (root.path() / "mood/phq9.yaml").string());
    CHECK(library.find("scl") == (root.path() / "mood/deep/scl.yaml").string());
    for (const char* none : {"intake", "about-mood", "phq9.es", "hidden", "folder", "", "../top", "PHQ9"}) CHECK_FALSE(library.find(none));
}

TEST_CASE("library: the first folder wins, and within it the first path") {
    const Folder root;
    for (const char* name : {"own/b/phq9.yaml", "own/a/phq9.yaml", "shipped/phq9.yaml", "shipped/gad7.yaml"}) root.file(name);
    const std::string own = (root.path() / "own").string();
    const Library library({(root.path() / "none").string(), own, (root.path() / "shipped").string()});
    CHECK(library.find("phq9") == own + "/a/phq9.yaml");
    CHECK(listed(library, root.path()) == "|gad7|shipped/gad7.yaml\na|phq9|own/a/phq9.yaml\n");
    CHECK(library.folders().size() == 3);
    CHECK(Library({}).places().empty());
}

TEST_CASE("library: links are followed, but never in a circle, and a broken one hides nothing") {
    const Folder root;
    root.file("library/mood/phq9.yaml");
    root.file("elsewhere/mine.yaml");
    const fs::path library = root.path() / "library";
    fs::create_directory_symlink(library, library / "mood/again");
    fs::create_directory_symlink(root.path() / "elsewhere", library / "linked");
    fs::create_symlink("nothing", library / "a.yaml");
    fs::create_symlink("itself", library / "itself");
    fs::create_directory_symlink(library, root.path() / "shortcut");
    const std::string expected = "linked|mine\nmood|phq9\n";
    for (const fs::path& folder : {library, root.path() / "shortcut"}) {
        std::string all;
        for (const Library::Place& place : Library({folder.string()}).places()) all += place.folder + "|" + place.id + "\n";
        CHECK(all == expected);
    }
}

TEST_CASE("library: each kind by its name and folder, the first of a name") {
    const Folder root;
    for (const char* name :
         {"one/mood/phq9.yaml", "one/wording/phq9.es.yaml", "one/mood/wording/phq9.es.partner.yaml", "one/batteries/intake.yaml",
          "one/about-mood.yaml", "one/wording/deep/about-mood.es.yaml", "two/wording/phq9.es.yaml", "two/wording/phq9.de.yaml",
          "two/batteries/intake.yaml", "two/batteries/later.yaml", "two/about-mood.yaml", "two/wording/notes.txt"})
        root.file(name);
    const Library library({(root.path() / "one").string(), (root.path() / "two").string()});
    const auto path = [&](const char* name) { return (root.path() / name).string(); };
    CHECK(library.find("phq9.es", Kind::wording) == path("one/wording/phq9.es.yaml"));
    CHECK(library.find("phq9.de", Kind::wording) == path("two/wording/phq9.de.yaml"));
    CHECK(library.find("phq9.es.partner", Kind::wording) == path("one/mood/wording/phq9.es.partner.yaml"));
    CHECK(library.find("about-mood.es", Kind::wording) == path("one/wording/deep/about-mood.es.yaml"));
    CHECK(library.find("intake", Kind::battery) == path("one/batteries/intake.yaml"));
    CHECK(library.find("later", Kind::battery) == path("two/batteries/later.yaml"));
    CHECK(library.find("about-mood", Kind::explainer) == path("one/about-mood.yaml"));
    CHECK_FALSE(library.find("phq9", Kind::wording));
    CHECK_FALSE(library.find("phq9", Kind::battery));
    CHECK_FALSE(library.find("intake"));
    CHECK_FALSE(library.find("about-mood"));
    CHECK(library.places(Kind::wording).size() == 4);
    CHECK(library.places(Kind::battery).size() == 2);
    CHECK(library.places(Kind::explainer).size() == 1);
    CHECK(library.places().size() == 1);
}

TEST_CASE("library: the name of a wording says what it words") {
    CHECK(file_name({"phq9", "es", ""}) == "phq9.es");
    CHECK(file_name({"phq9", "pt-BR", "partner"}) == "phq9.pt-BR.partner");
    const auto partner = parse_wording_name("phq9.es.partner");
    REQUIRE(partner);
    CHECK(partner->id == "phq9");
    CHECK(partner->language == "es");
    CHECK(partner->rater == "partner");
    CHECK(parse_wording_name("phq9.es")->rater.empty());
    for (const char* none : {"phq9", "", ".es", "phq9.", "phq9.es.", "phq9.es.partner.x", "phq9..partner"})
        CHECK_FALSE(parse_wording_name(none));
}

}  // namespace attune::instrument
