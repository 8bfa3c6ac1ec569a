using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage;
using OpsCenter.Storage.Embedded;

namespace OpsCenter.Benchmarks.Storage;

/// <summary>A search through the words of many events: one that nothing matches, which reads all, and one whose answer is soon full. <c>dotnet run -c Release --project tests/OpsCenter.Benchmarks -- events [events]</c></summary>
internal static class EventSearchBenchmark
{
    private const int PerBatch = 5_000;
    private static readonly Instant Start = Instant.From(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private static readonly string[] Texts = ["Người ở cổng chính", "Xe tải đỗ sai chỗ trên đường tỉnh 391", "Đèn đường tắt trước trường tiểu học", "Nước tràn bờ sông Kinh Thầy"];

    public static async Task RunAsync(IReadOnlyList<string> arguments)
    {
        var events = arguments.Count > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1_000_000;
        var folder = Directory.CreateTempSubdirectory("opscenter-bench-");
        try
        {
            using var metrics = new StorageMetrics();
            using var store = EmbeddedTelemetryStore.Open(new DataFolder(folder.FullName), new EmbeddedStoreOptions(), metrics, NullLogger<EmbeddedTelemetryStore>.Instance);
            for (var first = 0; first < events; first += PerBatch)
            {
                await store.CommitAsync(new TelemetryBatch([], [.. Enumerable.Range(first, PerBatch).Select(Event)]), CancellationToken.None);
            }

            foreach (var sought in new[] { "tau hoa", "kinh thay", "duong tinh 391 so-12" })
            {
                var watch = Stopwatch.StartNew();
                var found = await store.EventsAsync(new EventQuery(default, new Instant(long.MaxValue), Text: sought), CancellationToken.None);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sought,-24} {found.Count,4} of {events:N0} events in {watch.Elapsed.TotalMilliseconds:N0} ms"));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static OperationalEvent Event(int number) => new()
    {
        Id = number.ToString(CultureInfo.InvariantCulture),
        Time = Start + TimeSpan.FromSeconds(number * 25),
        ReceivedAt = Start + TimeSpan.FromSeconds(number * 25),
        Kind = "camera.person",
        Text = Texts[number % Texts.Length],
        Site = $"so-{number % 977}",
        AttributesJson = """{"camera": "cam-12", "count": 3}""",
    };
}
