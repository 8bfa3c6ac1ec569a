namespace OpsCenter.Core.Notifications.Configuration;

/// <summary>Where mail goes. Immutable, already validated.</summary>
/// <param name="Host">Mail server.</param>
/// <param name="Port">Default 587, with TLS from the first byte 465, without any 25.</param>
/// <param name="Security">Of the way there.</param>
/// <param name="From">Address alone.</param>
/// <param name="To">Addresses alone; at least one.</param>
public sealed record MailConfig(string Host, int Port, MailSecurity Security, string From, IReadOnlyList<string> To);
