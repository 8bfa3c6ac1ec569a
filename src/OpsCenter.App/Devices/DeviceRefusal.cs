namespace OpsCenter.App.Devices;

public enum DeviceRefusal
{
    Forbidden,
    IdInvalid,
    IdTaken,
    NoPublishFilter,
    FilterInvalid,
    PasswordTooShort,
}
