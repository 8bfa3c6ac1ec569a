using OpsCenter.Core.Access;

namespace OpsCenter.App.Identity;

/// <summary>An account as the console lists it.</summary>
/// <param name="Name">User name.</param>
/// <param name="DisplayName">Shown beside what the person did; may be empty.</param>
/// <param name="Role">Null for an account whose role is unknown to this build.</param>
/// <param name="Enabled">False: cannot sign in until enabled again.</param>
/// <param name="SecondFactor">A second factor is enrolled.</param>
public sealed record UserSummary(string Name, string DisplayName, Role? Role, bool Enabled, bool SecondFactor);
