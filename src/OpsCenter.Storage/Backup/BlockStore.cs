using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace OpsCenter.Storage.Backup;

/// <summary>Blocks by the SHA-256 of their content: the same content lies there once, whatever file and generation it belongs to.</summary>
/// <remarks>A block has its name only once it is whole and on the disk, so a kill leaves no half block behind that a later backup would trust.</remarks>
internal sealed class BlockStore(string folder)
{
    /// <summary>Small enough that a changed page carries little else with it, big enough that a gigabyte is not a million files.</summary>
    public const int Bytes = 65_536;

    private const string Unfinished = "unfinished-";
    private const byte Plain = 0;
    private const byte Brotli = 1;
    private const int Level = 1;
    private const int Window = 18;

    private readonly byte[] _packed = new byte[1 + BrotliEncoder.GetMaxCompressedLength(Bytes)];

    /// <summary>Blocks and bytes this object has written.</summary>
    public (int Blocks, long Bytes) Written { get; private set; }

    /// <summary>Stores the content unless it is there; answers its SHA-256.</summary>
    public byte[] Put(ReadOnlySpan<byte> content)
    {
        var hash = SHA256.HashData(content);
        var path = PathOf(hash);
        if (!File.Exists(path))
        {
            Write(path, Pack(content));
        }

        return hash;
    }

    /// <exception cref="InvalidDataException">It is missing or not what was stored; the message names the file.</exception>
    public byte[] Get(ReadOnlySpan<byte> hash)
    {
        var path = PathOf(hash);
        byte[] stored;
        try
        {
            stored = File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{path} cannot be read: {error.Message}", error);
        }

        var content = Unpack(stored);
        return content is not null && SHA256.HashData(content).AsSpan().SequenceEqual(hash)
            ? content
            : throw new InvalidDataException($"{path} is damaged: its content is not what its name says");
    }

    public void RemoveUnfinished()
    {
        if (Directory.Exists(folder))
        {
            foreach (var file in Directory.EnumerateFiles(folder, Unfinished + "*"))
            {
                File.Delete(file);
            }
        }
    }

    /// <summary>Removes every block that is not named; answers how many.</summary>
    public int RemoveExcept(IReadOnlySet<string> names)
    {
        var removed = 0;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (!names.Contains(Path.GetFileName(file)))
            {
                File.Delete(file);
                removed++;
            }
        }

        return removed;
    }

    /// <summary>A file that is gone when it is closed, or with the next backup.</summary>
    public SafeFileHandle Scratch() => File.OpenHandle(
        Path.Combine(folder, Unfinished + Guid.NewGuid().ToString("N")), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);

    public static string NameOf(ReadOnlySpan<byte> hash) => Convert.ToHexStringLower(hash);

    private string PathOf(ReadOnlySpan<byte> hash)
    {
        var name = NameOf(hash);
        return Path.Combine(folder, name[..2], name);
    }

    private ReadOnlySpan<byte> Pack(ReadOnlySpan<byte> content)
    {
        if (BrotliEncoder.TryCompress(content, _packed.AsSpan(1), out var length, Level, Window) && length < content.Length)
        {
            _packed[0] = Brotli;
            return _packed.AsSpan(0, 1 + length);
        }

        _packed[0] = Plain;
        content.CopyTo(_packed.AsSpan(1));
        return _packed.AsSpan(0, 1 + content.Length);
    }

    private static byte[]? Unpack(byte[] stored)
    {
        switch (stored)
        {
            case [Plain, ..]:
                return stored[1..];
            case [Brotli, ..]:
                var content = new byte[Bytes];
                return BrotliDecoder.TryDecompress(stored.AsSpan(1), content, out var length) ? content[..length] : null;
            default:
                return null;
        }
    }

    private void Write(string path, ReadOnlySpan<byte> packed)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = Path.Combine(folder, Unfinished + Guid.NewGuid().ToString("N"));
        DurableFile.Write(unfinished, packed);
        File.Move(unfinished, path, overwrite: true);
        Written = (Written.Blocks + 1, Written.Bytes + packed.Length);
    }
}
