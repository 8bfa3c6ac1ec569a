namespace OpsCenter.App.Devices;

/// <summary>A device credential about to be made.</summary>
/// <param name="Id">User name; letters, digits, <c>. _ : -</c>, 1 to 128 of them.</param>
/// <param name="Publish">Topic filters, at least one; <c>%c</c> client id, <c>%u</c> user name.</param>
/// <param name="Subscribe">Topic filters it may read.</param>
/// <param name="Fleet">One credential for many client ids.</param>
/// <param name="Simulated">Mark everything it sends.</param>
public sealed record DeviceDraft(
    string Id, IReadOnlyList<string> Publish, IReadOnlyList<string> Subscribe, bool Fleet, bool Simulated = false);
