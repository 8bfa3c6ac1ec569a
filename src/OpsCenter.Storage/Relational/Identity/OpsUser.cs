using Microsoft.AspNetCore.Identity;

namespace OpsCenter.Storage.Relational.Identity;

/// <summary>A person who signs in.</summary>
public sealed class OpsUser : IdentityUser
{
    /// <summary>Shown beside acknowledgements, e.g. "Nguyễn Văn A"; empty: the user name is shown.</summary>
    public string DisplayName { get; set; } = "";
}
