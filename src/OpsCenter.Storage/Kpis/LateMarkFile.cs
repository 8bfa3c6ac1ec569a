using System.Globalization;
using System.Text;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Kpis.Progress;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Kpis;

/// <summary>A line per mark, appended and flushed; written anew when most of it is done with. In the server's own folder, so that no other database has to answer before a reading is stored.</summary>
internal sealed class LateMarkFile(DataFolder folder) : ILateMarkFile
{
    private const int WorthRewriting = 10_000;
    private readonly string _path = folder.File("kpi-late.log");
    private int _lines;

    public IReadOnlyList<LateMark> Load()
    {
        if (!File.Exists(_path))
        {
            return [];
        }

        var marks = new List<LateMark>();
        var text = File.ReadAllText(_path);

        // A line without its end was being written when the power went; the reading it was for was not stored.
        var whole = text[..(text.LastIndexOf('\n') + 1)];
        if (whole.Length < text.Length)
        {
            AtomicFile.Write(_path, Encoding.UTF8.GetBytes(whole));
        }

        foreach (var line in whole.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            _lines++;
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            if (space > 0 && long.TryParse(line.AsSpan(0, space), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var start))
            {
                marks.Add(new LateMark(line[(space + 1)..], new Instant(start)));
            }
        }

        return marks;
    }

    public void Append(IReadOnlyCollection<LateMark> marks)
    {
        using var file = new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.Read);
        file.Write(Lines(marks));
        file.Flush(flushToDisk: true);
        _lines += marks.Count;
    }

    public void Keep(IReadOnlyCollection<LateMark> marks)
    {
        if (_lines > 0 && (marks.Count == 0 || (_lines > WorthRewriting && marks.Count < _lines / 4)))
        {
            AtomicFile.Write(_path, Lines(marks));
            _lines = marks.Count;
        }
    }

    private static byte[] Lines(IReadOnlyCollection<LateMark> marks)
    {
        var text = new StringBuilder();
        foreach (var mark in marks)
        {
            text.Append(CultureInfo.InvariantCulture, $"{mark.Start.UnixNanoseconds} {mark.Kpi}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
