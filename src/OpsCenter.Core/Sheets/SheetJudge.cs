namespace OpsCenter.Core.Sheets;

/// <summary>Holds a table that came in against the sheet and against what is stored.</summary>
/// <remarks>
/// A row or column that did not come in keeps what is stored. A figure once filed cannot be taken back to nothing, because the store of readings keeps
/// what it was told: it can only be corrected.
/// </remarks>
public static class SheetJudge
{
    /// <summary>Rows of one table.</summary>
    public const int MaxLines = 2_000;

    public static SheetDraft Judge(SheetFrame frame, IReadOnlyList<SheetLine> stored, SheetInput input)
    {
        var reader = new SheetCellReader(Mark(frame.Sheet, input));
        var before = stored.ToDictionary(line => line.Id, StringComparer.Ordinal);
        var problems = new List<SheetProblem>(input.Problems);
        if (input.Lines.Count > MaxLines)
        {
            problems.Add(SheetProblem.Of("too-many-rows", $"Quá {MaxLines} dòng: hãy chia nhỏ tệp", $"More than {MaxLines} rows: split the file"));
        }

        var lines = new List<SheetDraftLine>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in input.Lines.Take(MaxLines))
        {
            if (IsBlank(frame.Sheet, line))
            {
                continue;
            }

            var judged = Line(frame, reader, line, before);
            lines.Add(judged.Keys.All(key => key.Value is not null) && !seen.Add(judged.Id) ? Twice(judged) : judged);
        }

        lines.AddRange(Missing(frame, stored, seen));
        lines = Ordered(frame, lines);
        return new SheetDraft(lines, Changes(frame, stored, lines), problems);
    }

    /// <summary>A column can be told by what is stored alone; a row by its keys.</summary>
    private static SheetDraftLine Line(SheetFrame frame, SheetCellReader reader, SheetInputLine line, Dictionary<string, SheetLine> before)
    {
        var keys = frame.Sheet.Keys.Select((key, at) => Key(key, frame.Choices[at], line.Cells.GetValueOrDefault(key.Id).Text)).ToList();
        var was = keys.All(key => key.Value is not null) ? before.GetValueOrDefault(SheetLine.IdOf(keys.Select(key => key.Value!)))?.Values : null;
        var cells = frame.Sheet.Columns.ToDictionary(
            column => column.Id,
            column => Cell(column, line.Cells.TryGetValue(column.Id, out var entry) ? reader.Read(column, entry) : Kept(was, column.Id), was?.GetValueOrDefault(column.Id)),
            StringComparer.Ordinal);
        return Checked(frame.Sheet, new SheetDraftLine(keys, cells, line.Place));
    }

    private static SheetCell Key(SheetKey key, IReadOnlyList<SheetChoice> choices, string? text)
    {
        var trimmed = text?.Trim() ?? "";
        return trimmed.Length == 0
            ? new SheetCell("", null, SheetProblem.Of("key-missing", $"Thiếu “{key.Name.Vi}”: hãy ghi dòng này là của ai", $"“{key.Name.En}” is missing: say whose row this is"))
            : trimmed.Length > 120
                ? new SheetCell(trimmed[..40], null, SheetProblem.Of("too-long", "Quá 120 ký tự: hãy viết ngắn lại", "More than 120 characters: write less"))
                : choices.Count == 0 && key.Kind == SheetKeyKind.Areas
                    ? new SheetCell(trimmed, null, SheetProblem.Of("no-area", "Kỳ này không có địa bàn nào: kiểm tra cây địa bàn", "No area exists in this period: check the tree of areas"))
                    : SheetCellReader.Words(trimmed, choices);
    }

    private static SheetCell Cell(SheetColumn column, SheetCell cell, string? was) =>
        cell is not { Text.Length: 0 } ? cell
        : was is not null && column.IsFigure
            ? cell with { Problem = SheetProblem.Of("emptied", "Số đã nộp không thể để trống: hãy nhập số đúng", "A filed figure cannot be emptied: enter the right one") }
            : column.Required ? cell with { Problem = SheetProblem.Of("required", "Bắt buộc: hãy nhập số liệu", "Required: enter it") }
            : cell;

    private static SheetDraftLine Checked(SheetConfig sheet, SheetDraftLine line)
    {
        foreach (var check in sheet.Checks)
        {
            if (check.Holds(column => line.Cells[column].Value is { } value ? double.Parse(value, System.Globalization.CultureInfo.InvariantCulture) : null))
            {
                continue;
            }

            var at = check.Columns.First();
            var text = check.Text;
            var problem = new SheetProblem("check", text ?? new Configuration.LocalizedText($"Không thoả {Named(sheet, check, vi: true)}: hãy sửa một trong hai", $"{Named(sheet, check, vi: false)} does not hold: correct one of them"));
            line = line with { Cells = line.Cells.ToDictionary(cell => cell.Key, cell => cell.Key == at && cell.Value.Problem is null ? cell.Value with { Problem = problem } : cell.Value, StringComparer.Ordinal) };
        }

        return line;
    }

    private static string Named(SheetConfig sheet, SheetCheck check, bool vi) =>
        sheet.Columns.OrderByDescending(column => column.Id.Length).Aggregate(check.Rule, (rule, column) => rule.Replace(column.Id, vi ? column.Name.Vi : column.Name.En, StringComparison.Ordinal));

    private static SheetDraftLine Twice(SheetDraftLine line)
    {
        var problem = SheetProblem.Of("twice", "Dòng này đã có ở trên: hãy bỏ một dòng", "This row stands there twice: remove one");
        return line.Keys.Count == 0
            ? line with { Cells = line.Cells.ToDictionary(cell => cell.Key, cell => cell.Value with { Problem = cell.Value.Problem ?? problem }, StringComparer.Ordinal) }
            : line with { Keys = [line.Keys[0] with { Problem = problem }, .. line.Keys.Skip(1)] };
    }

    /// <summary>Rows that must be there, and stored ones, that did not come in.</summary>
    private static IEnumerable<SheetDraftLine> Missing(SheetFrame frame, IReadOnlyList<SheetLine> stored, HashSet<string> seen)
    {
        var known = stored.ToDictionary(line => line.Id, StringComparer.Ordinal);
        var rows = frame.Rows.Concat(stored.Select(line => line.Keys)).Where(keys => !seen.Contains(SheetLine.IdOf(keys))).DistinctBy(SheetLine.IdOf);
        foreach (var keys in rows)
        {
            var was = known.GetValueOrDefault(SheetLine.IdOf(keys))?.Values;
            yield return new SheetDraftLine(
                [.. keys.Select((id, key) => new SheetCell(frame.KeyName(key, id).ToString(), id))],
                frame.Sheet.Columns.ToDictionary(column => column.Id, column => Cell(column, Kept(was, column.Id), null), StringComparer.Ordinal),
                null);
        }
    }

    /// <summary>The sheet's own rows in its order, then the others as they came.</summary>
    private static List<SheetDraftLine> Ordered(SheetFrame frame, List<SheetDraftLine> lines)
    {
        var places = frame.Rows.Select((keys, at) => (Id: SheetLine.IdOf(keys), at)).ToDictionary(row => row.Id, row => row.at, StringComparer.Ordinal);
        return [.. lines.OrderBy(line => places.GetValueOrDefault(line.Id, int.MaxValue))];
    }

    private static IReadOnlyList<SheetChange> Changes(SheetFrame frame, IReadOnlyList<SheetLine> stored, IReadOnlyList<SheetDraftLine> lines) =>
        SheetChange.Between(stored, [.. lines.Where(line => line.Keys.All(key => key is { Value: not null, Problem: null })).DistinctBy(line => line.Id).Select(line => line.ToLine())], frame.Sheet);

    private static SheetCell Kept(IReadOnlyDictionary<string, string>? was, string column) =>
        was?.GetValueOrDefault(column) is { } value ? new SheetCell(value, value) : SheetCell.Blank;

    private static bool IsBlank(SheetConfig sheet, SheetInputLine line) => line.Cells.Count == 0 || (sheet.IsOpen && line.Cells.Values.All(cell => string.IsNullOrWhiteSpace(cell.Text)));

    /// <summary>By the numbers that leave no doubt, where they agree; else by the caller.</summary>
    private static char Mark(SheetConfig sheet, SheetInput input)
    {
        var figures = sheet.Columns.Where(column => column.IsFigure).Select(column => column.Id).ToList();
        var marks = input.Lines.Take(MaxLines)
            .SelectMany(line => figures.Select(id => line.Cells.GetValueOrDefault(id)))
            .Where(entry => !entry.Exact && !string.IsNullOrEmpty(entry.Text))
            .Select(entry => SheetNumber.Mark(entry.Text)).OfType<char>().Distinct().ToList();
        return marks.Count == 1 ? marks[0] : input.Point ? '.' : ',';
    }
}
