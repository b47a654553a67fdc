# msiexec: files come out of cabinets, keys and values are written, the old ones are kept aside
root     C:\Windows\System32\msiexec.exe | Microsoft Corporation | 5.0.19041.3636 (WinBuild.160101.0800) | Windows installer
command  "C:\Windows\System32\msiexec.exe" /i C:\Users\{user}\Downloads\tools-4.2.0-x64.msi /qn /l*v install.log
helper   C:\Windows\System32\rundll32.exe | Microsoft Corporation | rundll32.exe "C:\Windows\Installer\MSI{hex}.tmp",zzzzInvokeManagedCustomActionOutOfProc
library  C:\Windows\System32\msi.dll | Windows Installer
library  C:\Windows\System32\cabinet.dll | Microsoft Cabinet File API
library  C:\Windows\System32\wintrust.dll | Microsoft Trust Verification APIs
retry    msbuild
endpoint www.microsoft.com:http
package  core
package  server
package  docs
read     C:\Windows\Installer\{hex}{n}.msi
read     C:\Users\{user}\AppData\Local\Temp\{hex}\{name}{n}.cab
write    C:\Program Files\Example Tools\{pkg}\{name}{n}.dll
write    C:\Config.Msi\{hex}{n}.rbf
make     C:\Program Files\Example Tools\bin\{name}{n}.exe
registry HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Installer\Folders | C:\Program Files\Example Tools\
registry HKLM\SOFTWARE\Policies\Microsoft\Windows\Installer | Logging
registry HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\SharedDLLs | C:\Program Files\Example Tools\core\main.dll
mix      read 6 write 7 move 3 delete 2 miss 2 list 1 registry 9 helper 1
