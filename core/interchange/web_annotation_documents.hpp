#pragma once
#include "interchange/document_format.hpp"

namespace glossator::interchange {

/// W3C Web Annotation: an AnnotationPage for a document. The target of an annotation is selected by
/// position, in code points, and by quotation.
DocumentFormat web_annotation_format();

}  // namespace glossator::interchange
