# go install: modules are downloaded and unpacked, packages compiled, one program linked
root     C:\Program Files\Go\bin\go.exe | | |
command  "C:\Program Files\Go\bin\go.exe" install golang.org/x/tools/gopls@v0.16.2
helper   C:\Program Files\Go\pkg\tool\windows_amd64\compile.exe | | "C:\Program Files\Go\pkg\tool\windows_amd64\compile.exe" -o C:\Users\{user}\AppData\Local\Temp\go-build1486612305\b{n}\_pkg_.a -p {name} -complete -pack
helper   C:\Program Files\Go\pkg\tool\windows_amd64\asm.exe | | "C:\Program Files\Go\pkg\tool\windows_amd64\asm.exe" -p runtime -o C:\Users\{user}\AppData\Local\Temp\go-build1486612305\b{n}\asm.o
library  C:\Windows\System32\ws2_32.dll | Windows Socket 2.0 32-Bit DLL
library  C:\Windows\System32\bcryptprimitives.dll | Windows Cryptographic Primitives Library
retry    go
endpoint proxy.golang.org:https
endpoint sum.golang.org:https
package  golang.org\x\tools@v0.24.1
package  golang.org\x\mod@v0.20.0
package  golang.org\x\sync@v0.8.0
package  golang.org\x\telemetry@v0.0.0-20240829154258-f29ab539cc98
package  honnef.co\go\tools@v0.4.7
package  mvdan.cc\gofumpt@v0.6.0
read     C:\Users\{user}\go\pkg\mod\{pkg}\internal\{name}\{name}_{n}.go
read     C:\Program Files\Go\src\cmd\{name}\{name}{n}.go
read     C:\Users\{user}\AppData\Local\go-build\4f\4f{hex}{n}-a
write    C:\Users\{user}\go\pkg\mod\{pkg}\{name}\{name}_{n}.go
write    C:\Users\{user}\go\pkg\mod\cache\download\{name}\@v\list{n}.info
write    C:\Users\{user}\AppData\Local\go-build\a3\a3{hex}{n}-d
write    C:\Users\{user}\AppData\Local\Temp\go-build1486612305\b{n}\_pkg_.a
make     C:\Users\{user}\AppData\Local\Temp\go-build1486612305\b{n}\exe\{name}.exe
make     C:\Users\{user}\go\bin\{name}{n}.exe
registry HKLM\SYSTEM\CurrentControlSet\Services\Tcpip\Parameters | Domain
registry HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion | CurrentBuildNumber
mix      read 8 write 5 move 2 delete 1 miss 3 list 1 registry 1 fetch 1 helper 1
