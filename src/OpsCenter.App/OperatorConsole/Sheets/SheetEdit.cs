using System.Globalization;
using OpsCenter.Core.Sheets;

namespace OpsCenter.App.OperatorConsole.Sheets;

/// <summary>A table while somebody fills it in: what was typed, and how it is judged. One user.</summary>
public sealed class SheetEdit
{
    private readonly SheetPage _page;
    private readonly List<SheetEditLine> _lines = [];

    public SheetEdit(SheetPage page)
    {
        _page = page;
        var stored = page.Stored.ToDictionary(line => line.Id, StringComparer.Ordinal);
        foreach (var keys in page.Frame.Rows.Concat(page.Stored.Select(line => line.Keys)).DistinctBy(SheetLine.IdOf))
        {
            _lines.Add(new SheetEditLine(Sheet, keys, stored.GetValueOrDefault(SheetLine.IdOf(keys))));
        }

        if (Sheet.IsOpen && _lines.Count == 0)
        {
            _lines.Add(new SheetEditLine(Sheet, null, null));
        }

        Judge();
    }

    public SheetConfig Sheet => _page.Frame.Sheet;

    public SheetFrame Frame => _page.Frame;

    public IReadOnlyList<SheetEditLine> Lines => _lines;

    public SheetDraft Draft { get; private set; } = new([], [], []);

    /// <summary>Of a file that was taken in.</summary>
    public IReadOnlyList<SheetProblem> FileProblems { get; private set; } = [];

    /// <summary>Somebody typed or brought something.</summary>
    public bool Touched { get; private set; }

    public SheetInput Input => new([.. _lines.Select(line => line.ToInput(Sheet))], Point: CultureInfo.CurrentUICulture.TwoLetterISOLanguageName != "vi");

    public void Type(SheetEditLine line, string id, string? text)
    {
        line.Set(id, new SheetEntry(text ?? ""));
        Touched = true;
        Judge();
    }

    public void AddLine()
    {
        _lines.Add(new SheetEditLine(Sheet, null, null));
        Judge();
    }

    /// <summary>Takes a file's rows into the table; those it does not have stay.</summary>
    public void Take(SheetInput input)
    {
        FileProblems = input.Problems;
        foreach (var row in input.Lines)
        {
            var keys = Sheet.Keys.Select((key, at) => Frame.KeyId(at, row.Cells.GetValueOrDefault(key.Id).Text ?? "")).ToList();
            var line = _lines.FirstOrDefault(one => !one.FromFile && one.KeyTexts(Sheet).Select((text, at) => Frame.KeyId(at, text)).SequenceEqual(keys));
            if (line is null)
            {
                _lines.Add(line = new SheetEditLine(Sheet, null, null));
            }

            line.FromFile = true;
            foreach (var (id, entry) in row.Cells.Where(cell => line.IsOpen || Sheet.Columns.Any(column => column.Id == cell.Key)))
            {
                line.Set(id, entry);
            }
        }

        _lines.ForEach(line => line.FromFile = false);
        _lines.RemoveAll(line => line.IsOpen && line.IsBlank && _lines.Count > 1);
        Touched = true;
        Judge();
    }

    /// <summary>The values of an earlier version, to be looked at before they are filed.</summary>
    public void Take(SheetVersion version)
    {
        var cells = version.Lines.Where(line => line.Keys.Count == Sheet.Keys.Count).Select(line => new SheetInputLine(
            Sheet.Keys.Select((key, at) => (key.Id, new SheetEntry(Frame.KeyName(at, line.Keys[at]).ToString())))
                .Concat(line.Values.Where(value => Sheet.Columns.Any(column => column.Id == value.Key)).Select(value => (value.Key, new SheetEntry(value.Value, Exact: true))))
                .ToDictionary(cell => cell.Item1, cell => cell.Item2, StringComparer.Ordinal)));
        Take(new SheetInput([.. cells]));
    }

    /// <summary>How the table judges a row of the page; null for a row that says nothing yet.</summary>
    public SheetDraftLine? Judged(SheetEditLine line) => line.Place is { } place ? Draft.Lines.FirstOrDefault(one => one.Place == place) : null;

    private void Judge()
    {
        for (var at = 0; at < _lines.Count; at++)
        {
            _lines[at].Place = at + 1;
        }

        Draft = SheetJudge.Judge(Frame, _page.Stored, Input with { Problems = FileProblems });
    }
}
