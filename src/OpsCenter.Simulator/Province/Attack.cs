namespace OpsCenter.Simulator.Province;

/// <summary>Something a sensor raised an alert for. Addresses are those set aside for documentation.</summary>
/// <param name="At">When.</param>
/// <param name="Flow">Number of the connection.</param>
/// <param name="Source">Address.</param>
/// <param name="SourcePort">Port.</param>
/// <param name="Target">Address.</param>
/// <param name="TargetPort">Port.</param>
/// <param name="SignatureId">Number of the rule.</param>
/// <param name="Signature">Its name.</param>
/// <param name="Category">Its class.</param>
/// <param name="Severity">1 is the worst, as Suricata has it.</param>
/// <param name="Blocked">The firewall dropped it.</param>
public sealed record Attack(
    DateTimeOffset At,
    long Flow,
    string Source,
    int SourcePort,
    string Target,
    int TargetPort,
    int SignatureId,
    string Signature,
    string Category,
    int Severity,
    bool Blocked);
