using System.Text;

namespace OpsCenter.Ingest.Import;

/// <summary>The lines that were refused: number, reason, text. Made with the first of them.</summary>
internal sealed class RejectedLines(string path, long length) : IAsyncDisposable
{
    private FileStream? _file;

    /// <summary>Bytes that are of lines dealt with.</summary>
    public long Length => _file?.Length ?? length;

    public async Task AddAsync(long line, string reason, string text)
    {
        var shown = text.ReplaceLineEndings("⏎");
        await Open().WriteAsync(Encoding.UTF8.GetBytes($"{line}\t{reason.ReplaceLineEndings(" ")}\t{shown}\n"));
    }

    public Task FlushAsync() => _file?.FlushAsync() ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => _file?.DisposeAsync() ?? ValueTask.CompletedTask;

    private FileStream Open()
    {
        if (_file is null)
        {
            // What a killed run wrote of lines that come again now is cut off.
            _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
            _file.SetLength(length);
            _file.Position = length;
        }

        return _file;
    }
}
