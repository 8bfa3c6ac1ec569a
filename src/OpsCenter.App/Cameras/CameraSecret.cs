namespace OpsCenter.App.Cameras;

/// <summary>Reads a camera's password from where the configuration says it is.</summary>
internal static class CameraSecret
{
    private const int MaxBytes = 4096;

    /// <exception cref="CameraException">It is not there.</exception>
    public static string Read(string source)
    {
        if (source.StartsWith("env:", StringComparison.Ordinal))
        {
            return Environment.GetEnvironmentVariable(source[4..])
                ?? throw new CameraException(CameraFaultKind.Credentials, $"the environment variable {source[4..]} with the camera's password is not set");
        }

        var path = source["file:".Length..];
        try
        {
            var file = new FileInfo(path);
            if (file.Length > MaxBytes)
            {
                throw new CameraException(CameraFaultKind.Credentials, $"the password file {path} is longer than {MaxBytes} bytes");
            }

            return File.ReadAllText(path).TrimEnd('\r', '\n');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CameraException(CameraFaultKind.Credentials, $"the password file {path} cannot be read", exception);
        }
    }
}
