# msiexec: files come out of cabinets, keys and values are written, the old ones are kept aside
root     C:\Windows\System32\msiexec.exe | Microsoft Corporation | 5.0.19041.3636 (WinBuild.160101.0800) | Windows installer
command  "C:\Windows\System32\msiexec.exe" /i C:\Users\{user}\Downloads\tools-4.2.0-x64.msi /qn /l*v install.log
helper   C:\Windows\System32\rundll32.exe | Microsoft Corporation | rundll32.exe "C:\Windows\Installer\MSI{hex:4}.tmp",zzzzInvokeManagedCustomActionOutOfProc SfxCA_{n} WixToolset.Installer!{name}
library  C:\Windows\System32\msi.dll | Windows Installer
library  C:\Windows\System32\cabinet.dll | Microsoft Cabinet File API
library  C:\Windows\System32\wintrust.dll | Microsoft Trust Verification APIs
retry    msbuild
endpoint www.microsoft.com:http
package  core
package  server
package  docs
read     C:\Windows\Installer\{hex:7}.msi
read     C:\Users\{user}\AppData\Local\Temp\{hex:8}\{snake_case}.cab
read     C:\Windows\WinSxS\Manifests\amd64_microsoft-windows-{kebab-case}_31bf3856ad364e35_10.0.19041.1_none_{hex:16}.manifest
write    C:\Program Files\Example Tools\{pkg}\{PascalCase}.dll
write    C:\Config.Msi\{hex:7}.rbf
make     C:\Program Files\Example Tools\bin\{kebab-case}.exe
registry HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Installer\Folders | C:\Program Files\Example Tools\ |
registry HKLM\SOFTWARE\Policies\Microsoft\Windows\Installer | Logging | voicewarmupx
registry HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\SharedDLLs | C:\Program Files\Example Tools\core\main.dll |
mix      read 6 write 7 move 3 delete 2 miss 2 list 1 registry 9 helper 1 fetch 1
