namespace OpsCenter.Ingest.Import;

/// <summary>Reads a text record by record and knows where each begins.</summary>
internal sealed class RecordReader(Stream text, IRecordFormat format)
{
    private const int Capacity = 1 << 20;

    /// <summary>A record may look this far ahead for the end of a quoted text.</summary>
    private const int Ahead = Capacity / 4;

    private readonly byte[] _buffer = new byte[Capacity];
    private int _start;
    private int _end;
    private bool _ended;
    private long _nextLine = 1;

    /// <summary>Bytes of text before the next record.</summary>
    public long Offset { get; private set; }

    /// <summary>Line on which the last record began, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Goes on behind what an earlier run read.</summary>
    public async Task SkipAsync(long offset, long lines, CancellationToken cancellation)
    {
        while (Offset < offset)
        {
            var read = await text.ReadAsync(_buffer.AsMemory(0, (int)Math.Min(Capacity, offset - Offset)), cancellation);
            if (read == 0)
            {
                throw new ImportException("the file is shorter than what was imported of it; give --again to begin anew");
            }

            Offset += read;
        }

        (Line, _nextLine) = (lines, lines + 1);
    }

    /// <summary>The next record, valid until the next call; null at the end.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> NextAsync(CancellationToken cancellation)
    {
        if (_end - _start < Ahead && !_ended)
        {
            await FillAsync(cancellation);
        }

        if (_start == _end)
        {
            return null;
        }

        var length = format.RecordLength(_buffer.AsSpan(_start, _end - _start));
        if (length == _end - _start && !_ended)
        {
            throw new ImportException($"line {_nextLine} is longer than {Ahead} bytes: is this a text file?");
        }

        var record = _buffer.AsMemory(_start, length);
        var whole = Math.Min(length + 1, _end - _start);
        Line = _nextLine;
        _nextLine += record.Span.Count((byte)'\n') + 1;
        _start += whole;
        Offset += whole;
        return record;
    }

    private async ValueTask FillAsync(CancellationToken cancellation)
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        while (_end < Capacity && !_ended)
        {
            var read = await text.ReadAsync(_buffer.AsMemory(_end), cancellation);
            _ended = read == 0;
            _end += read;
        }
    }
}
