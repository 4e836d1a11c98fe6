// Written by scripts/embed-schema from docs/schema/document-1.json; a test holds the two equal.

/// The JSON Schema (2020-12) of the document contract, as `gongkai schema` prints it.
public let documentSchema = #"""
  {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:gongkai:document:1",
    "title": "Gongkai document",
    "description": "What `gongkai extract` writes for one input. Boxes are [left, top, right, bottom] in points from the page's top left, after rotation. Pages and lines count from 1, rows and columns from 0.",
    "type": "object",
    "required": ["schema", "document", "run", "pages", "blocks", "tables", "records", "checks", "corrections", "summary"],
    "additionalProperties": false,
    "properties": {
      "schema": {"const": "gongkai/document/1"},
      "document": {"$ref": "#/$defs/document"},
      "run": {"$ref": "#/$defs/run"},
      "pages": {"type": "array", "items": {"$ref": "#/$defs/page"}},
      "blocks": {"type": "array", "items": {"$ref": "#/$defs/block"}},
      "tables": {"type": "array", "items": {"$ref": "#/$defs/table"}},
      "records": {"type": "array", "items": {"$ref": "#/$defs/record"}},
      "checks": {"type": "array", "items": {"$ref": "#/$defs/check"}},
      "corrections": {"type": "array", "items": {"$ref": "#/$defs/correction"}},
      "summary": {"$ref": "#/$defs/summary"}
    },
    "$defs": {
      "text": {"type": ["string", "null"]},
      "count": {"type": "integer", "minimum": 0},
      "confidence": {"type": "number", "minimum": 0, "maximum": 1},
      "code": {"type": "string", "pattern": "^[a-z][a-z0-9_]*$"},
      "cell_index": {"description": "Row and column.", "type": "array", "prefixItems": [{"$ref": "#/$defs/count"}, {"$ref": "#/$defs/count"}], "minItems": 2, "maxItems": 2},
      "box": {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4},
      "flags": {
        "type": "array",
        "items": {
          "type": "object",
          "required": ["code", "message"],
          "additionalProperties": false,
          "properties": {"code": {"$ref": "#/$defs/code"}, "message": {"type": "string", "minLength": 1}}
        }
      },
      "place": {
        "description": "A box on a page, or in text and markup inputs a line and its first and last column.",
        "type": "object",
        "oneOf": [
          {
            "required": ["page", "box"],
            "properties": {"page": {"type": "integer", "minimum": 1}, "box": {"$ref": "#/$defs/box"}}
          },
          {
            "required": ["line", "columns"],
            "properties": {
              "line": {"type": "integer", "minimum": 1},
              "columns": {"type": "array", "items": {"type": "integer", "minimum": 1}, "minItems": 2, "maxItems": 2}
            }
          }
        ]
      },
      "regions": {
        "type": "array",
        "items": {"$ref": "#/$defs/place", "unevaluatedProperties": false}
      },
      "document": {
        "type": "object",
        "required": ["id", "path", "url", "retrieved_at", "bytes", "media_type", "page_count", "title", "language"],
        "additionalProperties": false,
        "properties": {
          "id": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
          "path": {"type": "string"},
          "url": {"$ref": "#/$defs/text"},
          "retrieved_at": {"$ref": "#/$defs/text"},
          "bytes": {"$ref": "#/$defs/count"},
          "media_type": {"type": "string", "pattern": "^[a-z]+/[A-Za-z0-9.+-]+$"},
          "page_count": {"$ref": "#/$defs/count"},
          "title": {"$ref": "#/$defs/text"},
          "language": {"$ref": "#/$defs/text"}
        }
      },
      "run": {
        "type": "object",
        "required": ["version", "profiles", "elapsed_ms", "warnings"],
        "additionalProperties": false,
        "properties": {
          "version": {"type": "string", "minLength": 1},
          "profiles": {"type": "array", "items": {"$ref": "#/$defs/profile"}},
          "elapsed_ms": {"$ref": "#/$defs/count"},
          "warnings": {"type": "array", "items": {"type": "string", "minLength": 1}}
        }
      },
      "profile": {"description": "Name and version.", "type": "string", "pattern": "^[^/]+/[^/]+$"},
      "page": {
        "type": "object",
        "required": ["number", "width", "height", "rotation", "skew", "text", "confidence", "flags"],
        "additionalProperties": false,
        "properties": {
          "number": {"type": "integer", "minimum": 1},
          "width": {"type": "number", "minimum": 0},
          "height": {"type": "number", "minimum": 0},
          "rotation": {"enum": [0, 90, 180, 270]},
          "skew": {"type": "number"},
          "text": {"enum": ["embedded", "ocr", "mixed", "none"]},
          "confidence": {"$ref": "#/$defs/confidence"},
          "flags": {"$ref": "#/$defs/flags"}
        }
      },
      "block": {
        "type": "object",
        "required": ["id", "kind", "text", "regions", "confidence"],
        "additionalProperties": false,
        "properties": {
          "id": {"type": "string", "pattern": "^b[1-9][0-9]*$"},
          "kind": {"enum": ["heading", "paragraph", "list_item", "page_header", "page_footer", "note"]},
          "text": {"type": "string"},
          "regions": {"$ref": "#/$defs/regions"},
          "confidence": {"$ref": "#/$defs/confidence"}
        }
      },
      "table": {
        "type": "object",
        "required": ["id", "title", "unit", "captions", "regions", "row_count", "column_count", "header_rows", "origin", "flags", "cells"],
        "additionalProperties": false,
        "properties": {
          "id": {"type": "string", "pattern": "^t[1-9][0-9]*$"},
          "title": {"$ref": "#/$defs/text"},
          "unit": {"$ref": "#/$defs/text"},
          "captions": {"type": "array", "items": {"type": "string"}},
          "regions": {"$ref": "#/$defs/regions"},
          "row_count": {"$ref": "#/$defs/count"},
          "column_count": {"$ref": "#/$defs/count"},
          "header_rows": {"$ref": "#/$defs/count"},
          "origin": {"enum": ["vector_rulings", "pixel_rulings", "tagged", "alignment", "delimited_text", "markup"]},
          "flags": {"$ref": "#/$defs/flags"},
          "cells": {"type": "array", "items": {"$ref": "#/$defs/cell"}}
        }
      },
      "cell": {
        "$ref": "#/$defs/place",
        "required": ["row", "column", "row_span", "column_span", "text", "raw", "confidence", "repairs"],
        "unevaluatedProperties": false,
        "properties": {
          "row": {"$ref": "#/$defs/count"},
          "column": {"$ref": "#/$defs/count"},
          "row_span": {"type": "integer", "minimum": 1},
          "column_span": {"type": "integer", "minimum": 1},
          "text": {"type": "string"},
          "raw": {"type": "string"},
          "confidence": {"$ref": "#/$defs/confidence"},
          "repairs": {"type": "array", "items": {"$ref": "#/$defs/code"}},
          "alternatives": {"type": "array", "items": {"type": "string"}, "minItems": 1},
          "flags": {"$ref": "#/$defs/flags"}
        }
      },
      "record": {
        "type": "object",
        "required": ["id", "kind", "profile", "table", "title", "fields", "groups"],
        "additionalProperties": false,
        "properties": {
          "id": {"type": "string", "pattern": "^r[1-9][0-9]*$"},
          "kind": {"$ref": "#/$defs/code"},
          "profile": {"anyOf": [{"$ref": "#/$defs/profile"}, {"type": "null"}]},
          "table": {"$ref": "#/$defs/text"},
          "title": {"$ref": "#/$defs/text"},
          "fields": {"type": "array", "items": {"$ref": "#/$defs/field"}},
          "groups": {
            "type": "array",
            "items": {
              "type": "object",
              "required": ["name", "items"],
              "additionalProperties": false,
              "properties": {
                "name": {"type": "string", "minLength": 1},
                "items": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": ["id", "fields"],
                    "additionalProperties": false,
                    "properties": {
                      "id": {"type": "string", "pattern": "^r[1-9][0-9]*\\."},
                      "fields": {"type": "array", "items": {"$ref": "#/$defs/field"}}
                    }
                  }
                }
              }
            }
          }
        }
      },
      "field": {
        "type": "object",
        "required": ["id", "name", "label", "raw", "value", "type", "number", "unit", "confidence", "status", "flags", "suggestion", "evidence"],
        "additionalProperties": false,
        "properties": {
          "id": {"type": "string", "pattern": "^r[1-9][0-9]*\\."},
          "name": {"type": "string", "minLength": 1},
          "label": {"type": "string"},
          "raw": {"$ref": "#/$defs/text"},
          "value": {"$ref": "#/$defs/text"},
          "type": {"enum": ["text", "money", "number", "percent", "count", "date", "period", "code"]},
          "number": {"type": ["number", "null"]},
          "unit": {"$ref": "#/$defs/text"},
          "confidence": {"$ref": "#/$defs/confidence"},
          "status": {"enum": ["accepted", "needs_review", "confirmed", "corrected", "rejected"]},
          "flags": {"$ref": "#/$defs/flags"},
          "suggestion": {"$ref": "#/$defs/text"},
          "evidence": {"$ref": "#/$defs/evidence"},
          "sampled": {"description": "An accepted field that is to be looked at anyway, so that errors among the accepted are counted.", "const": true},
          "features": {
            "description": "What the confidence was reckoned from, with extract --features.",
            "type": "object",
            "required": ["source"],
            "properties": {"source": {"enum": ["embedded", "ocr", "noisy_ocr", "text"]}},
            "additionalProperties": {"type": "number"}
          }
        }
      },
      "evidence": {
        "$ref": "#/$defs/place",
        "required": ["table", "cell"],
        "unevaluatedProperties": false,
        "properties": {
          "table": {"$ref": "#/$defs/text"},
          "cell": {"anyOf": [{"$ref": "#/$defs/cell_index"}, {"type": "null"}]}
        }
      },
      "check": {
        "type": "object",
        "required": ["rule", "record", "table", "status", "fields", "expected", "actual", "message"],
        "additionalProperties": false,
        "properties": {
          "rule": {"$ref": "#/$defs/code"},
          "record": {"$ref": "#/$defs/text"},
          "table": {"$ref": "#/$defs/text"},
          "status": {"enum": ["passed", "failed", "not_applicable"]},
          "fields": {"type": "array", "items": {"type": "string"}},
          "expected": {"$ref": "#/$defs/text"},
          "actual": {"$ref": "#/$defs/text"},
          "message": {"type": "string", "minLength": 1}
        }
      },
      "correction": {
        "type": "object",
        "required": ["rule", "table", "cells", "before", "after", "reason", "confidence"],
        "additionalProperties": false,
        "properties": {
          "rule": {"$ref": "#/$defs/code"},
          "table": {"type": "string"},
          "cells": {"type": "array", "items": {"$ref": "#/$defs/cell_index"}},
          "before": {"type": "string"},
          "after": {"type": "string"},
          "reason": {"type": "string", "minLength": 1},
          "confidence": {"$ref": "#/$defs/confidence"}
        }
      },
      "summary": {
        "type": "object",
        "required": ["fields", "accepted", "needs_review", "checks_failed"],
        "additionalProperties": false,
        "properties": {
          "fields": {"$ref": "#/$defs/count"},
          "accepted": {"$ref": "#/$defs/count"},
          "needs_review": {"$ref": "#/$defs/count"},
          "checks_failed": {"$ref": "#/$defs/count"},
          "sampled": {"$ref": "#/$defs/count"},
          "status": {"enum": ["accepted", "needs_review", "unreliable"]},
          "look_first": {
            "type": "array",
            "items": {
              "type": "object",
              "required": ["field", "rule", "reason"],
              "additionalProperties": false,
              "properties": {
                "field": {"$ref": "#/$defs/text"},
                "rule": {"anyOf": [{"$ref": "#/$defs/code"}, {"type": "null"}]},
                "reason": {"type": "string", "minLength": 1}
              }
            }
          }
        }
      }
    }
  }

  """#
