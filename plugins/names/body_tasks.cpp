#include "names/body_tasks.hpp"

#include "names/sorted_words.hpp"

namespace gloss::names {
namespace {

constexpr std::string_view tasks[] = {
    "affairs",        "agriculture",  "alcohol",        "architecture",
    "arts",           "aviation",     "banking",        "biodiversity",
    "broadcasting",   "budget",       "business",       "care",
    "children",       "climate",      "commerce",       "communication",
    "communications", "communities",  "community",      "competition",
    "conservation",   "construction", "cooperation",    "culture",
    "customs",        "defence",      "defense",        "design",
    "development",    "disability",   "ecology",        "economics",
    "economy",        "education",    "electricity",    "employment",
    "energy",         "engineering",  "enterprise",     "entrepreneurship",
    "environment",    "equality",     "explosives",     "families",
    "finance",        "firearms",     "fisheries",      "fishing",
    "food",           "forestry",     "forests",        "gas",
    "governance",     "government",   "health",         "heritage",
    "housing",        "humanities",   "immigration",    "industries",
    "industry",       "information",  "infrastructure", "innovation",
    "insurance",      "integration",  "investment",     "irrigation",
    "jobs",           "justice",      "labor",          "labour",
    "land",           "lands",        "languages",      "law",
    "livestock",      "management",   "manufacturing",  "mathematics",
    "media",          "medicine",     "migration",      "minerals",
    "mines",          "mining",       "nursing",        "nutrition",
    "oceans",         "parks",        "pensions",       "petroleum",
    "planning",       "population",   "ports",          "prevention",
    "recovery",       "recreation",   "regions",        "rehabilitation",
    "research",       "resources",    "roads",          "safety",
    "sanitation",     "science",      "sciences",       "security",
    "services",       "skills",       "space",          "sport",
    "sports",         "standards",    "statistics",     "strategy",
    "sustainability", "taxation",     "technology",     "telecommunications",
    "territories",    "theatre",      "tobacco",        "tourism",
    "trade",          "training",     "transport",      "transportation",
    "utilities",      "veterans",     "water",          "welfare",
    "wildlife",       "women",        "works",          "youth"};
static_assert(std::ranges::is_sorted(tasks));

}  // namespace

bool is_body_task(std::string_view lower) { return is_in(tasks, lower); }

}  // namespace gloss::names
