namespace OpsCenter.App.Identity;

public enum UserRefusal
{
    Forbidden,
    NameInvalid,
    NameTaken,
    PasswordTooWeak,
    UnknownUser,

    /// <summary>It would leave nobody who can manage users.</summary>
    LastAdministrator,

    /// <summary>The setup link is unknown, expired or used.</summary>
    LinkInvalid,

    /// <summary>The database refused for another reason; see the log.</summary>
    Failed,
}
