using System.Globalization;
using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Dashboards;

/// <summary>Matrix, sound and quiet hours of a screen.</summary>
internal sealed class ScreenPartsReader(string file, List<ConfigError> errors)
{
    private static readonly string[] Modes = ["off", "once", "repeat"];

    public ScreenMatrix Matrix(SourceNode node)
    {
        var section = new SourceSection(node, file, errors, "columns", "rows", "bezelX", "bezelY", "cells");
        var matrix = new ScreenMatrix(
            section.RequiredWhole("columns", 1, ScreenMatrix.MaxSide),
            section.RequiredWhole("rows", 1, ScreenMatrix.MaxSide),
            Bezel(section, "bezelX"),
            Bezel(section, "bezelY"),
            new Dictionary<string, ScreenCell>());
        var cells = new Dictionary<string, ScreenCell>();
        foreach (var (display, text) in section.Texts("cells"))
        {
            var at = section.Find("cells")!.Find(display)!;
            if (ScreenCell.Parse(text) is not { } cell || !matrix.Has(cell))
            {
                section.Wrong(at, $"'{text}' is no cell of {matrix.Columns} × {matrix.Rows}", "Write column and row counted from 1, e.g. \"2,3\"");
            }
            else if (cells.FirstOrDefault(other => other.Value == cell).Key is { } taken)
            {
                section.Wrong(at, $"The cell {text} belongs to '{taken}' already", "Give each display its own cell");
            }
            else
            {
                cells[display] = cell;
            }
        }

        return matrix with { Cells = cells };
    }

    public ScreenSound Sound(SourceNode node)
    {
        var section = new SourceSection(node, file, errors, "volume", "critical", "high", "medium", "information");
        var usual = ScreenSound.Default;
        return new ScreenSound(
            section.Whole("volume", 0, 100) ?? usual.Volume,
            Mode(section, "critical", usual.Critical),
            Mode(section, "high", usual.High),
            Mode(section, "medium", usual.Medium),
            Mode(section, "information", usual.Information));
    }

    public QuietHours Quiet(SourceNode node)
    {
        var section = new SourceSection(node, file, errors, "from", "to", "dim");
        var quiet = new QuietHours(Time(section, "from"), Time(section, "to"), section.Whole("dim", 0, QuietHours.MaxDim) ?? QuietHours.DefaultDim);
        if (quiet.From == quiet.To && section.Find("from") is not null && section.Find("to") is { } to)
        {
            section.Wrong(to, "The quiet hours end when they begin", "Give another end, or leave quiet out");
        }

        return quiet;
    }

    private static double Bezel(SourceSection section, string name)
    {
        var bezel = section.Number(name) ?? 0;
        if (bezel is >= 0 and <= ScreenMatrix.MaxBezel)
        {
            return bezel;
        }

        section.Wrong(section.Find(name)!, $"{bezel.ToString(CultureInfo.InvariantCulture)} is no bezel", $"Give percent of a cell from 0 to {ScreenMatrix.MaxBezel}");
        return 0;
    }

    private static SoundMode Mode(SourceSection section, string name, SoundMode usual) =>
        section.OneOf(name, Modes) is >= 0 and var at ? (SoundMode)at : usual;

    private static TimeOnly Time(SourceSection section, string name)
    {
        var text = section.RequiredText(name, "Write a time of day, e.g. \"22:00\"");
        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        if (text.Length > 0)
        {
            section.Wrong(section.Find(name)!, $"'{text}' is no time of day", "Write hours and minutes, e.g. \"22:00\"");
        }

        return default;
    }
}
