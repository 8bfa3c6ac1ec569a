namespace OpsCenter.App.Observability;

/// <summary>The figures the centre keeps of itself: fields of measurement <c>ops</c>, described in <c>packs/ops/fields.yaml</c>.</summary>
internal static class SelfFigures
{
    private const double Milliseconds = 1000;
    private const double Mebibyte = 1024 * 1024;

    private static readonly (string Field, Func<MetricChange, MachineState, double?> Value)[] Figures =
    [
        ("received", (change, _) => change.Rate("ops_ingest_received_total")),
        ("received_kib", (change, _) => change.Rate("ops_ingest_received_bytes_total") / 1024),
        ("decoded", (change, _) => change.Rate("ops_ingest_decoded_total")),
        ("mapped", (change, _) => change.Rate("ops_ingest_mapped_total")),
        ("stored", (change, _) => change.Rate("opscenter_storage_readings_total") + change.Rate("opscenter_storage_events_total")),
        ("acknowledged", (change, _) => change.Rate("ops_ingest_acknowledged_total")),
        ("quarantined", (change, _) => change.Rate("ops_ingest_quarantined_total")),
        ("shed", (change, _) => change.Rate("ops_ingest_shed_total") + change.Rate("ops_ingest_refused_total")),
        ("dropped", (change, _) => change.Rate("mqtt_messages_dropped_total") + change.Rate("opscenter_live_frames_skipped_total")),
        ("pending", (change, _) => change.Now("ops_ingest_pending")),
        ("pending_share", (change, _) => Share(change, "ops_ingest_pending", "ops_ingest_pending_limit")),
        ("pending_bytes_share", (change, _) => Share(change, "ops_ingest_pending_bytes", "ops_ingest_pending_bytes_limit")),
        ("unsettled", (change, _) => change.Now("opscenter_storage_unsettled")),
        ("unsettled_share", (change, _) => Share(change, "opscenter_storage_unsettled", "opscenter_storage_unsettled_limit")),
        ("series", (change, _) => change.Now("ops_ingest_series")),
        ("answer_p95", (change, _) => change.Quantile("ops_ingest_answer_duration_seconds", 0.95) * Milliseconds),
        ("answer", (change, _) => change.Mean("ops_ingest_answer_duration_seconds") * Milliseconds),
        ("commit", (change, _) => change.Mean("opscenter_storage_commit_duration_seconds") * Milliseconds),
        ("commit_messages", (change, _) => change.Mean("ops_ingest_commit_messages")),
        ("fsync", (change, _) => change.Mean("opscenter_storage_fsync_duration_seconds") * Milliseconds),
        ("live_lag", (change, _) => change.Mean("ops_ingest_sink_lag_seconds", "LiveState") * Milliseconds),
        ("alarm_lag", (change, _) => change.Mean("ops_ingest_sink_lag_seconds", "AlarmEngine") * Milliseconds),
        ("broadcast_lag", (change, _) => change.Mean("opscenter_live_latency_milliseconds")),
        ("clients", (change, _) => change.Now("mqtt_connections")),
        ("screens", (change, _) => change.Now("opscenter_live_connections")),
        ("memory", (_, machine) => machine.MemoryBytes / Mebibyte),
        ("cpu", (_, machine) => machine.CpuShare * 100),
        ("disk_free", (_, machine) => machine.DiskFreeBytes / Mebibyte / 1024),
        ("disk_free_share", (_, machine) => machine.DiskFreeShare * 100),
    ];

    /// <summary>Every field there can be.</summary>
    public static IEnumerable<string> Names => Figures.Select(figure => figure.Field);

    /// <summary>What is not known now is left out: no reading rather than a false zero.</summary>
    public static IReadOnlyList<KeyValuePair<string, double>> Of(MetricChange change, MachineState machine) =>
    [
        .. Figures.Select(figure => (figure.Field, Value: figure.Value(change, machine)))
            .Where(figure => figure.Value is { } value && double.IsFinite(value))
            .Select(figure => KeyValuePair.Create(figure.Field, figure.Value!.Value)),
    ];

    private static double? Share(MetricChange change, string depth, string limit) =>
        change.Now(limit) is > 0 and var bound ? 100 * change.Now(depth) / bound : null;
}
