namespace OpsCenter.Core.Outbound;

/// <summary>Where a configuration says a secret is, instead of holding it: <c>env:NAME</c> or <c>file:/absolute/path</c>.</summary>
public static class SecretSource
{
    private const int MaxBytes = 4096;

    /// <summary>The text names a place that can hold a secret.</summary>
    public static bool IsSource(string text) => text switch
    {
        _ when text.StartsWith("env:", StringComparison.Ordinal) => text.Length > 4 && text[4..].All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'),
        _ when text.StartsWith("file:", StringComparison.Ordinal) => Path.IsPathFullyQualified(text[5..]),
        _ => false,
    };

    /// <summary>The secret as it is now.</summary>
    /// <exception cref="SecretMissingException">It is not there; the message says where it was looked for, never what it is.</exception>
    public static string Read(string source)
    {
        if (source.StartsWith("env:", StringComparison.Ordinal))
        {
            return Environment.GetEnvironmentVariable(source[4..]) ?? throw new SecretMissingException($"the environment variable {source[4..]} with the password is not set");
        }

        var path = source["file:".Length..];
        try
        {
            var file = new FileInfo(path);
            return file.Length > MaxBytes
                ? throw new SecretMissingException($"the password file {path} is longer than {MaxBytes} bytes")
                : File.ReadAllText(path).TrimEnd('\r', '\n');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SecretMissingException($"the password file {path} cannot be read", exception);
        }
    }
}
