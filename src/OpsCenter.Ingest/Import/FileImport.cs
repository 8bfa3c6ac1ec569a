using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using OpsCenter.Ingest.LineProtocol;

namespace OpsCenter.Ingest.Import;

/// <summary>Takes one file to the server, batch by batch, each acknowledged before the next; a run that ends early goes on where it was.</summary>
/// <remarks>What is sent twice because the kill came between the acknowledgement and its note is stored once: (series, time) says what a reading is.</remarks>
public sealed class FileImport
{
    private const int MostLines = 5_000;
    private const int MostBytes = 1 << 20;
    private const int LongestShown = 500;

    private readonly ImportSettings _settings;
    private readonly WriteTarget _target;
    private readonly TimeProvider _time;
    private readonly long _unit;
    private readonly ArrayBufferWriter<byte> _batch = new(MostBytes * 2);
    private readonly ArrayBufferWriter<byte> _line = new();
    private int _lines;

    /// <exception cref="ImportException">The settings contradict themselves.</exception>
    public FileImport(ImportSettings settings, WriteTarget target, TimeProvider time)
    {
        (_settings, _target, _time) = (settings, target, time);
        _unit = LinePrecision.Nanoseconds(settings.Precision) ?? throw new ImportException($"--precision: '{settings.Precision}' is none of ns, us, ms, s, m, h");
    }

    /// <summary>The last run found its file imported already and sent nothing.</summary>
    public bool WasDoneBefore { get; private set; }

    /// <param name="file">Plain or gzip.</param>
    /// <param name="source">What the file came from, for the note and the audit.</param>
    /// <param name="stateFolder">Where the notes and the refused lines go.</param>
    /// <param name="again">Begin anew, whatever an earlier run did.</param>
    /// <param name="progress">Told after each acknowledgement.</param>
    /// <param name="cancellation">Stops; the next run goes on.</param>
    /// <exception cref="ImportException">It cannot go on.</exception>
    public async Task<ImportState> RunAsync(
        string file, string source, string stateFolder, bool again, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        await using var stored = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan | FileOptions.Asynchronous);
        var notes = Path.Combine(stateFolder, Path.GetFileName(file));
        var state = Begin(notes + ".import.json", await HashAsync(stored, cancellation), source, again);
        WasDoneBefore = state.Done;
        if (state.Done)
        {
            return state;
        }

        var format = Format(file);
        format.Context = state.Context;
        await using var text = await IsGzipAsync(stored, cancellation) ? new GZipStream(stored, CompressionMode.Decompress, leaveOpen: true) : (Stream)stored;
        var reader = new RecordReader(text, format);
        await reader.SkipAsync(state.Offset, state.Line, cancellation);
        await using var rejected = new RejectedLines(notes + ".rejected", state.RejectedBytes);
        var pace = new ImportPace(stored, state.Acknowledged, _time);
        _target.Waiting = why => progress?.Report(pace.Now(state, why));
        var judge = new LineJudge(_settings, format is CsvRecords ? 1 : _unit, _time);
        do
        {
            state = await BatchAsync(state, reader, format, judge, rejected, cancellation);
            state.Write(notes + ".import.json");
            progress?.Report(pace.Now(state, null));
        }
        while (!state.Done);
        return state;
    }

    private async Task<ImportState> BatchAsync(
        ImportState state, RecordReader reader, IRecordFormat format, LineJudge judge, RejectedLines rejected, CancellationToken cancellation)
    {
        _batch.ResetWrittenCount();
        _lines = 0;
        var (refused, texts, done) = (state.Rejected, state.Texts, false);
        while (_lines < MostLines && _batch.WrittenCount < MostBytes)
        {
            if (await reader.NextAsync(cancellation) is not { } record)
            {
                done = true;
                break;
            }

            if (Take(record.Span, format, judge, out var isText) is { } problem)
            {
                refused++;
                await rejected.AddAsync(reader.Line, problem, Encoding.UTF8.GetString(record.Span[..Math.Min(LongestShown, record.Length)]));
            }

            texts += isText ? 1 : 0;
        }

        if (_lines > 0)
        {
            await _target.SendAsync(_batch.WrittenMemory, format is CsvRecords ? "ns" : _settings.Precision ?? "ns", cancellation);
        }

        await rejected.FlushAsync();
        return state with
        {
            Offset = reader.Offset,
            Line = reader.Line,
            Acknowledged = state.Acknowledged + _lines,
            Rejected = refused,
            Texts = texts,
            RejectedBytes = rejected.Length,
            Context = format.Context,
            Done = done,
        };
    }

    /// <summary>Puts the record into the batch; answers why not.</summary>
    private string? Take(ReadOnlySpan<byte> record, IRecordFormat format, LineJudge judge, out bool isText)
    {
        isText = false;
        _line.ResetWrittenCount();
        if (format.Convert(record, _line) is { } unreadable)
        {
            return unreadable;
        }

        if (_line.WrittenCount == 0)
        {
            return null;
        }

        if (judge.Judge(_line.WrittenSpan, out var holdsReadings) is { } problem)
        {
            return problem;
        }

        isText = !holdsReadings;
        if (holdsReadings)
        {
            _batch.Write(_line.WrittenSpan);
            _batch.Write("\n"u8);
            _lines++;
        }

        return null;
    }

    private IRecordFormat Format(string file) => _settings.FormatOf(file) == ImportFormat.Csv ? new CsvRecords(_settings, _unit) : new LineRecords();

    private ImportState Begin(string path, string sha256, string source, bool again)
    {
        var earlier = again ? null : ImportState.Read(path);
        return earlier is not null && earlier.Sha256 == sha256 && earlier.Settings == _settings.Fingerprint
            ? earlier
            : new ImportState { Sha256 = sha256, Source = source, Settings = _settings.Fingerprint };
    }

    private static async Task<string> HashAsync(FileStream stored, CancellationToken cancellation)
    {
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stored, cancellation));
        stored.Position = 0;
        return hash;
    }

    private static async Task<bool> IsGzipAsync(FileStream stored, CancellationToken cancellation)
    {
        var magic = new byte[2];
        var read = await stored.ReadAtLeastAsync(magic, magic.Length, throwOnEndOfStream: false, cancellation);
        stored.Position = 0;
        return read == magic.Length && magic is [0x1F, 0x8B];
    }
}
