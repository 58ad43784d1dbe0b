# cmake -DINPUT=FILE -DOUTPUT=FILE.cpp -DHEADER=FILE.hpp -DNAME=NAME -P embed_text.cmake
# Writes the source file OUTPUT that defines glossator::NAME, declared in HEADER, as INPUT's text.
file(READ "${INPUT}" text)
string(FIND "${text}" ")embedded\"" end_mark)
if(NOT end_mark EQUAL -1)
  message(FATAL_ERROR "${INPUT} holds the mark that ends an embedded text")
endif()
# A compiler need not take a longer literal; neighbouring ones are joined.
set(literals "")
string(LENGTH "${text}" size)
set(at 0)
while(at LESS size)
  string(SUBSTRING "${text}" ${at} 15000 part)
  string(APPEND literals "\n    R\"embedded(${part})embedded\"")
  math(EXPR at "${at} + 15000")
endwhile()
file(WRITE "${OUTPUT}"
  "#include \"${HEADER}\"\n\nconst std::string_view glossator::${NAME} =${literals};\n")
