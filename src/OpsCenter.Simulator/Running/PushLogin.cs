namespace OpsCenter.Simulator.Running;

/// <summary>Where a pushing system posts to and with what.</summary>
/// <param name="Server">Address of the server, e.g. <c>http://127.0.0.1:8080/</c>.</param>
/// <param name="Token">API token; null sends none.</param>
public sealed record PushLogin(Uri Server, string? Token);
