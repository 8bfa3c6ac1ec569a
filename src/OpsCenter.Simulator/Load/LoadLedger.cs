using System.Globalization;

namespace OpsCenter.Simulator.Load;

/// <summary>The list of what the server acknowledged: one line <c>device sequence nanoseconds</c> each, appended as the answers come.</summary>
public sealed class LoadLedger(string path) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly StreamWriter _writer = new(path, append: true);

    /// <summary>Notes one acknowledged message. Any thread.</summary>
    public void Acknowledged(string device, long sequence, long unixNanoseconds)
    {
        lock (_lock)
        {
            _writer.Write(device);
            _writer.Write(' ');
            _writer.Write(sequence);
            _writer.Write(' ');
            _writer.WriteLine(unixNanoseconds);
        }
    }

    /// <summary>Reads a ledger back; a torn last line is left out.</summary>
    public static IEnumerable<(string Device, long Sequence, long UnixNanoseconds)> Read(string path)
    {
        foreach (var line in File.ReadLines(path))
        {
            var parts = line.Split(' ');
            if (parts.Length == 3
                && long.TryParse(parts[1], CultureInfo.InvariantCulture, out var sequence)
                && long.TryParse(parts[2], CultureInfo.InvariantCulture, out var nanoseconds))
            {
                yield return (parts[0], sequence, nanoseconds);
            }
        }
    }

    /// <summary>Writes out what is buffered.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _writer.Dispose();
        }
    }
}
