using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using OpsCenter.Storage.Embedded.Series;
using OpsCenter.Storage.Influx.Spool;

namespace OpsCenter.Storage.Influx.Lines;

/// <summary>Points as line protocol, UTF-8, in nanoseconds. Kept between batches: names are escaped once a series. Not thread-safe.</summary>
internal sealed class LineWriter
{
    private const int LongestNumber = 32;

    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 20);
    private readonly Dictionary<SeriesState, Names> _names = [];
    private readonly List<SeriesState> _onLine = [];
    private long _time;

    /// <summary>Good until the next call.</summary>
    public ReadOnlyMemory<byte> Written => _buffer.WrittenMemory;

    /// <summary>Points of one device and moment that follow each other share a line.</summary>
    public void Write(ReadOnlySpan<SpoolPoint> points)
    {
        Begin();
        foreach (ref readonly var point in points)
        {
            if (!Joins(point))
            {
                EndLine();
                Raw(NamesOf(point.Series).Head);
                Byte(' ');
            }
            else
            {
                Byte(',');
            }

            Fields(point, marks: true);
            _onLine.Add(point.Series);
            _time = point.Point.Time;
        }

        EndLine();
    }

    /// <summary>A line for each point, so that what is said of a line is said of a point.</summary>
    public void WriteApart(ReadOnlySpan<SpoolPoint> points, bool marks = true)
    {
        Begin();
        foreach (ref readonly var point in points)
        {
            Raw(NamesOf(point.Series).Head);
            Byte(' ');
            Fields(point, marks);
            _time = point.Point.Time;
            _onLine.Add(point.Series);
            EndLine();
        }
    }

    private void Begin()
    {
        _buffer.ResetWrittenCount();
        _onLine.Clear();
    }

    private bool Joins(in SpoolPoint point) =>
        _onLine.Count > 0
        && point.Point.Time == _time
        && !_onLine.Contains(point.Series)
        && NamesOf(_onLine[^1]).Head.AsSpan().SequenceEqual(NamesOf(point.Series).Head);

    private void EndLine()
    {
        if (_onLine.Count > 0)
        {
            Byte(' ');
            Number(_time);
            Byte('\n');
            _onLine.Clear();
        }
    }

    private void Fields(in SpoolPoint point, bool marks)
    {
        var (name, stored) = (NamesOf(point.Series).Field, point.Point);
        Raw(name);
        Byte('=');
        Number(stored.Value);
        if (!marks)
        {
            return;
        }

        // What may stand there from an earlier value must not stay: then every mark is said, also that there is none.
        Mark(name, MarkFields.Quality, (int)stored.Quality, point.MayReplace);
        foreach (var (suffix, flag) in MarkFields.Flags)
        {
            Mark(name, suffix, stored.Flags.HasFlag(flag) ? 1 : 0, point.MayReplace);
        }
    }

    private void Mark(byte[] field, string suffix, int value, bool always)
    {
        if (value == 0 && !always)
        {
            return;
        }

        Byte(',');
        Raw(field);
        Encoding.ASCII.GetBytes(suffix, _buffer);
        Byte('=');
        Number(value);
        Byte('i');
    }

    private Names NamesOf(SeriesState series)
    {
        if (!_names.TryGetValue(series, out var names))
        {
            names = new Names(Encoding.UTF8.GetBytes(LineNames.Head(series.Key)), Encoding.UTF8.GetBytes(LineNames.Field(series.Key.Field)));
            _names.Add(series, names);
        }

        return names;
    }

    private void Raw(ReadOnlySpan<byte> bytes) => _buffer.Write(bytes);

    private void Byte(char character)
    {
        _buffer.GetSpan(1)[0] = (byte)character;
        _buffer.Advance(1);
    }

    private void Number(long value)
    {
        Utf8Formatter.TryFormat(value, _buffer.GetSpan(LongestNumber), out var length);
        _buffer.Advance(length);
    }

    /// <summary>The shortest text that reads back as the same number.</summary>
    private void Number(double value)
    {
        value.TryFormat(_buffer.GetSpan(LongestNumber), out var length, "R", CultureInfo.InvariantCulture);
        _buffer.Advance(length);
    }

    private sealed record Names(byte[] Head, byte[] Field);
}
