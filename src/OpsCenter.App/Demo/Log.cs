namespace OpsCenter.App.Demo;

internal static partial class Log
{
    [LoggerMessage(6950, LogLevel.Warning, "Simulated figures of {Sheet} for {Period} were refused: {Count} cells, the first: {Problem}")]
    public static partial void FiguresRefused(ILogger logger, string sheet, string period, int count, string problem);

    [LoggerMessage(6951, LogLevel.Warning, "The simulated reader of open data got nothing from {Path}: {Problem}")]
    public static partial void ReaderFailed(ILogger logger, string path, string problem);
}
