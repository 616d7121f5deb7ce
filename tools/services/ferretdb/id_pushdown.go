// Put into FerretDB's package internal/backends/sqlite before it is built.
//
// FerretDB 1.24.2 asks SQLite for a document by its _id only where the filter is {_id: x} and nothing else; for every
// other filter it reads the whole collection and filters in memory. A guarded replace {_id, version}, and a range of
// _ids, would then cost the more the more there is. This narrows what SQLite is asked for by the conditions on _id;
// FerretDB still filters what comes back, so that what is answered stays FerretDB's own.

package sqlite

import (
	"strings"

	"github.com/FerretDB/FerretDB/internal/backends/sqlite/metadata"
	"github.com/FerretDB/FerretDB/internal/handler/sjson"
	"github.com/FerretDB/FerretDB/internal/types"
	"github.com/FerretDB/FerretDB/internal/util/must"
)

var idOperators = map[string]string{"$gt": " > ?", "$gte": " >= ?", "$lt": " < ?", "$lte": " <= ?"}

// idWhere returns the WHERE clause that holds of every document the filter may match, and its arguments.
func idWhere(filter *types.Document) (string, []any) {
	if filter.Len() == 0 || !filter.Has("_id") {
		return "", nil
	}

	switch id := must.NotFail(filter.Get("_id")).(type) {
	case string, types.ObjectID:
		return " WHERE " + metadata.IDColumn + " = ?", []any{marshalID(id)}
	case *types.Document:
		return idOperatorsWhere(id)
	default:
		return "", nil
	}
}

// idOperatorsWhere knows lists and ranges of strings. SQLite compares ids as JSON, between quotes: their order is that
// of the strings as long as these hold no character below "#".
func idOperatorsWhere(conditions *types.Document) (string, []any) {
	var where []string
	var args []any

	for _, operator := range conditions.Keys() {
		switch operand := must.NotFail(conditions.Get(operator)).(type) {
		case string:
			if sql, ok := idOperators[operator]; ok {
				where = append(where, metadata.IDColumn+sql)
				args = append(args, marshalID(operand))
			}
		case *types.Array:
			if ids, ok := marshalIDs(operand); ok && operator == "$in" {
				where = append(where, metadata.IDColumn+" IN (?"+strings.Repeat(", ?", len(ids)-1)+")")
				args = append(args, ids...)
			}
		}
	}

	if len(where) == 0 {
		return "", nil
	}

	return " WHERE " + strings.Join(where, " AND "), args
}

// marshalIDs is not ok where there is none, or one that is no string.
func marshalIDs(list *types.Array) ([]any, bool) {
	ids := make([]any, list.Len())

	for i := range ids {
		id, ok := must.NotFail(list.Get(i)).(string)
		if !ok {
			return nil, false
		}

		ids[i] = marshalID(id)
	}

	return ids, len(ids) > 0
}

func marshalID(id any) string {
	return string(must.NotFail(sjson.MarshalSingleValue(id)))
}
