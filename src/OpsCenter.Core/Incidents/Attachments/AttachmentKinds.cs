using System.IO.Compression;
using System.Text;

namespace OpsCenter.Core.Incidents.Attachments;

/// <summary>What a file is, by its content; a name alone is worth nothing.</summary>
public static class AttachmentKinds
{
    private const int MaxEntries = 2_000;
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly string[] Markup = ["<!doctype", "<html", "<svg", "<script", "<?xml"];

    private static readonly Dictionary<string, string> ByEnding = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".webp"] = "image/webp",
        [".pdf"] = "application/pdf",
        [".docx"] = Docx,
        [".xlsx"] = Xlsx,
        [".txt"] = "text/plain",
        [".csv"] = "text/csv",
    };

    /// <summary>Endings that may be brought, for the file dialog.</summary>
    public static string Endings { get; } = string.Join(',', ByEnding.Keys);

    /// <summary>The content type where name and content agree on one that may be kept; else null.</summary>
    public static string? Judge(string fileName, ReadOnlyMemory<byte> content) =>
        ByEnding.TryGetValue(Path.GetExtension(fileName), out var named) && Is(named, content) ? named : null;

    /// <summary>The last part of the name, without what a file system or a header could take for something else.</summary>
    public static string CleanName(string fileName)
    {
        const int longest = 120;
        var last = fileName[(fileName.LastIndexOfAny(['/', '\\', ':']) + 1)..];
        var clean = string.Concat(last.Where(letter => !char.IsControl(letter) && !"\"<>|?*".Contains(letter, StringComparison.Ordinal))).Trim().TrimStart('.');
        var ending = Path.GetExtension(clean);
        var name = clean[..^ending.Length];
        return name.Length == 0 ? $"file{ending}" : (name.Length > longest ? name[..longest] : name) + ending;
    }

    private static bool Is(string type, ReadOnlyMemory<byte> content)
    {
        var begin = content.Span;
        return type switch
        {
            "image/png" => begin.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
            "image/jpeg" => begin.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]),
            "image/webp" => begin.Length > 12 && begin.StartsWith("RIFF"u8) && begin[8..].StartsWith("WEBP"u8),
            "application/pdf" => begin.StartsWith("%PDF-"u8),
            Docx => IsOffice(content, "word/"),
            Xlsx => IsOffice(content, "xl/"),
            _ => IsPlainText(begin),
        };
    }

    /// <summary>A package with the named folder, and no macros.</summary>
    private static bool IsOffice(ReadOnlyMemory<byte> content, string folder)
    {
        if (!content.Span.StartsWith("PK\x03\x04"u8))
        {
            return false;
        }

        try
        {
            using var archive = new ZipArchive(new MemoryStream(content.ToArray(), writable: false), ZipArchiveMode.Read);
            var names = archive.Entries.Take(MaxEntries + 1).Select(entry => entry.FullName).ToArray();
            return names.Length <= MaxEntries
                && names.Contains("[Content_Types].xml")
                && names.Any(name => name.StartsWith(folder, StringComparison.Ordinal))
                && !names.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase));
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>UTF-8 without control characters, and nothing that a browser could take for a page.</summary>
    private static bool IsPlainText(ReadOnlySpan<byte> content)
    {
        string text;
        try
        {
            text = StrictUtf8.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }

        return !text.Any(letter => char.IsControl(letter) && letter is not ('\t' or '\r' or '\n'))
            && !Array.Exists(Markup, mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase));
    }
}
